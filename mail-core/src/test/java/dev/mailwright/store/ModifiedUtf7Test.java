package dev.mailwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiedUtf7Test {

    @ParameterizedTest
    @CsvSource({
        "INBOX, INBOX",
        "R&-D, R&D",
        "Entw&APw-rfe, Entwürfe",
        "'~peter/mail/&U,BTFw-/&ZeVnLIqe-', ~peter/mail/台北/日本語",
        "&2D3eAA-, 😀",
        "&-&-, &&",
    })
    void standsForTheSameText(String wire, String text) {
        assertThat(ModifiedUtf7.decode(wire)).contains(text);
        assertThat(ModifiedUtf7.encode(text)).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "&APw", "&A-", "&!-", "&AGE-", "&/w-", "&2D0-", "ü", "a\tb", "&U,BT-&Fw-", "&APw=-"})
    void isNotTheOneWayToWriteAnything(String wire) {
        assertThat(ModifiedUtf7.decode(wire)).isEmpty();
    }

    @Test
    void everyTextComesBack() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                int point = random.nextBoolean() ? random.nextInt(0x20, 0x7f) : random.nextInt(0xa0, 0xd7ff);
                text.appendCodePoint(random.nextInt(10) == 0 ? random.nextInt(0x10000, 0x10ffff) : point);
            }
            assertThat(ModifiedUtf7.decode(ModifiedUtf7.encode(text.toString())))
                    .contains(text.toString());
        }
    }
}
