package dev.mailwright.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

    @Test
    void aFailureNamesItsSeed() {
        AssertionError failure = failure();
        Matcher seed = Pattern.compile("-Dseed=(\\d+)").matcher(String.valueOf(failure.getMessage()));
        assertThat(seed.find()).isTrue();
        SeededRandom again = SeededRandom.of(Long.parseLong(seed.group(1)));
        assertThat(failure).hasMessageEndingWith("drew " + again.between(0, 9));
        assertThat(failure()).hasMessage(failure.getMessage());
    }

    private static AssertionError failure() {
        try {
            SeededRandom.check(1000, random -> {
                int drawn = random.between(0, 9);
                if (drawn > 6) {
                    throw new AssertionError("drew " + drawn);
                }
            });
        } catch (AssertionError expected) {
            return expected;
        }
        throw new IllegalStateException("the property cannot hold");
    }

    @Test
    void drawsWithinItsBounds() {
        List<String> words = new ArrayList<>();
        SeededRandom.check(2000, random -> {
            assertThat(random.between(-3, 3)).isBetween(-3, 3);
            assertThat(random.between(Long.MIN_VALUE, 0)).isNotPositive();
            assertThat(random.bytes(9)).hasSizeLessThanOrEqualTo(9);
            assertThat(random.word(5)).matches("[a-z][a-z0-9]{0,4}");
            assertThat(random.list(4, each -> each.oneOf("a", "b")))
                    .hasSizeLessThanOrEqualTo(4)
                    .isSubsetOf("a", "b");
            String nasty = random.nasty(20);
            assertThat(nasty.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000))
                    .isTrue();
            words.add(random.string("xy", 2));
        });
        assertThat(words).contains("", "x", "y", "xx", "xy", "yx", "yy");
    }

    @Test
    void exceptionsAreFailuresToo() {
        assertThatThrownBy(() -> SeededRandom.check(1, random -> {
                    throw new java.io.IOException("disk");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("disk");
    }
}
