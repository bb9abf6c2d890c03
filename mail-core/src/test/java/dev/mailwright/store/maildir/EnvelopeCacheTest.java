package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.message.EnvelopeOctets;
import dev.mailwright.message.MessageEnvelope;
import dev.mailwright.store.Column;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Envelopes are read from messages once, and damage of their cache gives no other ones. */
class EnvelopeCacheTest {

    private static final int COUNT = 300;

    @TempDir
    Path root;

    private StoreKit kit;

    @BeforeEach
    void open() throws IOException {
        kit = kit();
        kit.inbox();
        for (int i = 0; i < COUNT; i++) {
            Files.writeString(
                    maildir().resolve("cur").resolve((1_000_000 + i) + ".M1P1.host:2,S"),
                    "From: \"P, " + i + "\" <p" + i + "@example.org>\nTo: friends: a@b.example, c@d.example;, e\n"
                            + "Subject: m" + i + "\n and more\nDate: today\n\nbody\n",
                    StandardCharsets.US_ASCII);
        }
        assertThat(kit.inbox().view().size()).isEqualTo(COUNT);
    }

    private StoreKit kit() {
        return new StoreKit(
                MaildirStore.at(root).durability(Durability.NONE),
                closed -> MaildirStore.at(root).durability(Durability.NONE));
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private Path maildir() {
        return root.resolve("example.com/john");
    }

    private Path cache() {
        return maildir().resolve("mailwright-envelopes");
    }

    private List<String> envelopes(UidSet uids) {
        List<String> texts = new ArrayList<>();
        try (Rows rows = kit.inbox().rows(uids, EnumSet.of(Column.ENVELOPE))) {
            for (List<Row> some = rows.next(50); !some.isEmpty(); some = rows.next(50)) {
                some.forEach(row -> texts.add(row.uid() + " " + text(row.envelope())));
            }
        }
        return texts;
    }

    private static String text(MessageEnvelope envelope) {
        return envelope.date() + " " + envelope.subject() + " " + envelope.from() + " " + envelope.sender() + " "
                + envelope.replyTo() + " " + envelope.to() + " " + envelope.cc() + " " + envelope.bcc() + " "
                + envelope.inReplyTo() + " " + envelope.messageId();
    }

    @Test
    void whatWasAskedForIsNotReadAgain() throws IOException {
        List<String> first = envelopes(UidSet.of(200, 7, 9));
        List<String> all = envelopes(UidSet.ALL);
        assertThat(all).hasSize(COUNT).containsAll(first);
        assertThat(all.get(41)).contains("Optional[m41 and more]");
        long size = Files.size(cache());
        kit.reopen();
        assertThat(envelopes(UidSet.ALL)).isEqualTo(all);
        assertThat(Files.size(cache())).isEqualTo(size);
    }

    @Test
    void damageGivesNoOtherEnvelope() throws IOException {
        List<String> all = envelopes(UidSet.ALL);
        byte[] whole = Files.readAllBytes(cache());
        for (int seed = 0; seed < 100; seed++) {
            kit.close();
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            if (seed % 10 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                bytes[random.nextInt(seed % 2 == 0 ? 400 : bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(cache(), bytes);
            kit = kit();
            assertThat(envelopes(UidSet.ALL)).as("seed %d", seed).isEqualTo(all);
            assertThat(envelopes(UidSet.ALL)).as("seed %d, again", seed).isEqualTo(all);
        }
    }

    @Test
    void anEnvelopeIsTheSameAsOctetsAndBack() {
        try (Rows rows = kit.inbox().rows(UidSet.of(5), EnumSet.of(Column.ENVELOPE))) {
            MessageEnvelope envelope = rows.next(1).get(0).envelope();
            byte[] octets = EnvelopeOctets.write(envelope);
            assertThat(text(EnvelopeOctets.read(ByteBuffer.wrap(octets)))).isEqualTo(text(envelope));
        }
    }
}
