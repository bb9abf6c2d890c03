package dev.mailwright.store.kit;

import static dev.mailwright.store.kit.StoreKit.bytes;
import static dev.mailwright.store.kit.StoreKit.filing;
import static dev.mailwright.store.kit.StoreKit.get;
import static dev.mailwright.store.kit.StoreKit.reasonOf;
import static dev.mailwright.store.kit.StoreKit.rows;
import static dev.mailwright.store.kit.StoreKit.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderBlock;
import dev.mailwright.message.Message;
import dev.mailwright.store.Column;
import dev.mailwright.store.Content;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bytes of messages, and rows. */
public interface ContentContract {

    /** The open store. */
    StoreKit kit();

    private Uid put(byte[] message, HeaderBlock prefix) {
        try (Staged staged = kit().store().stage(Message.of(message))) {
            Filing filing = filing(MailboxName.INBOX).withPrefix(prefix);
            return stored(get(kit().store().file(staged, List.of(filing))).get(0))
                    .uid();
        }
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    default void messagesComeBackAsTheyWere() {
        List<String> odd = List.of(
                "Subject: a\r\n\r\nbody\r\n",
                "Subject: no end of line\r\n\r\nbody",
                "Subject: only a header\r\n",
                "Subject: no end at all",
                "\r\nno header\r\n",
                "\r\n",
                "",
                "Subject: eight bit \u00e4\u00ff\r\n\r\n\u0080\u0000\u00fe\r\n",
                "Subject: dots\r\n\r\n.\r\n..\r\n.x\r\n",
                "Subject: long\r\n\r\n" + "y".repeat(100_000) + "\r\n",
                "Subject: lone CR\r\n\r\na\rb\r\r\n");
        List<Uid> uids = new ArrayList<>();
        for (String message : odd) {
            uids.add(put(ascii(message), HeaderBlock.EMPTY));
        }
        kit().reopen();
        List<Row> rows = rows(kit().inbox());
        for (int i = 0; i < odd.size(); i++) {
            assertThat(bytes(kit().inbox(), uids.get(i))).as("message %s", i).isEqualTo(ascii(odd.get(i)));
            assertThat(rows.get(i).size()).isEqualTo(odd.get(i).length());
        }
    }

    @Test
    default void thePrefixIsPartOfTheMessage() {
        HeaderBlock prefix = HeaderBlock.of(new Header("Return-Path", "<a@example.org>"), new Header("X-B", "c"));
        byte[] whole = concat(prefix.bytes(), ascii("Subject: s\r\n\r\nbody\r\n"));
        Uid uid = put(ascii("Subject: s\r\n\r\nbody\r\n"), prefix);
        assertThat(bytes(kit().inbox(), uid)).isEqualTo(whole);
        Row row = rows(kit().inbox()).get(0);
        assertThat(row.size()).isEqualTo(whole.length);
        assertThat(row.header()).isEqualTo(concat(prefix.bytes(), ascii("Subject: s\r\n\r\n")));
        assertThat(row.envelope().subject()).contains("s");
        assertThat(row.structure().size()).isEqualTo(whole.length);
        assertThat(kit().counts(MailboxName.INBOX).size()).isEqualTo(whole.length);
    }

    @Test
    default void theHeaderEndsWithItsEmptyLineOrWithTheMessage() {
        put(ascii("A: b\r\n\r\nbody\r\n\r\nmore\r\n"), HeaderBlock.EMPTY);
        put(ascii("\r\nno header\r\n"), HeaderBlock.EMPTY);
        put(ascii("A: only\r\n"), HeaderBlock.EMPTY);
        assertThat(rows(kit().inbox()).stream().map(r -> new String(r.header(), StandardCharsets.ISO_8859_1)))
                .containsExactly("A: b\r\n\r\n", "\r\n", "A: only\r\n");
    }

    @Test
    default void rangesAreWhatTheyAre() throws IOException {
        HeaderBlock prefix = HeaderBlock.of(new Header("X-Prefix", "p"));
        byte[] message = ascii("Subject: ranges\r\n\r\n" + "0123456789".repeat(50));
        Uid uid = put(message, prefix);
        byte[] whole = concat(prefix.bytes(), message);
        Random random = new Random(5);
        try (Content content = kit().inbox().content(uid)) {
            assertThat(content.size()).isEqualTo(whole.length);
            for (int i = 0; i < 300; i++) {
                int from = random.nextInt(whole.length + 10);
                int max = random.nextInt(whole.length + 10);
                int end = Math.max(from, Math.min(whole.length, from + max));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                long written = content.transferTo(Channels.newChannel(out), from, max);
                byte[] expected = from >= whole.length ? new byte[0] : Arrays.copyOfRange(whole, from, end);
                assertThat(out.toByteArray()).isEqualTo(expected);
                assertThat(written).isEqualTo(expected.length);
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            assertThat(content.transferTo(Channels.newChannel(all), 0, Long.MAX_VALUE))
                    .isEqualTo(whole.length);
            assertThat(all.toByteArray()).isEqualTo(whole);
            assertThat(bytes(content)).isEqualTo(whole);
            assertThat(bytes(content)).isEqualTo(whole);
            Optional<FileChannel> file = content.file();
            if (file.isPresent()) {
                assertThat(file.get().size()).isEqualTo(whole.length);
            }
        }
    }

    @Test
    default void aLargeMessageComesBackWhole() {
        byte[] large = new byte[5 << 20];
        new Random(3).nextBytes(large);
        for (int i = 0; i < large.length; i++) {
            large[i] = i % 78 == 76 ? (byte) '\r' : i % 78 == 77 ? (byte) '\n' : (byte) ('a' + (large[i] & 15));
        }
        byte[] header = ascii("Subject: large\r\n\r\n");
        System.arraycopy(header, 0, large, 0, header.length);
        Uid uid = put(large, HeaderBlock.EMPTY);
        assertThat(Arrays.equals(bytes(kit().inbox(), uid), large)).isTrue();
    }

    @Test
    default void contentThatWasOpenedStaysReadableAfterAnExpunge() {
        Uid uid = kit().deliver("a");
        try (Content content = kit().inbox().content(uid)) {
            get(kit().inbox().expunge(UidSet.ALL));
            assertThat(new String(bytes(content), StandardCharsets.UTF_8)).endsWith("body of a\r\n");
        }
        assertThat(reasonOf(() -> kit().inbox().content(uid))).isEqualTo(Reason.GONE);
        assertThat(reasonOf(() -> kit().inbox().content(new Uid(Uid.MAX)))).isEqualTo(Reason.GONE);
    }

    @Test
    default void rowsComeInPortionsWithoutWhatWasExpungedMeanwhile() {
        Mailbox inbox = kit().inbox();
        List<Uid> uids = kit().append(inbox, Set.of(), "a", "b", "c", "d", "e", "f");
        UidSet asked = UidSet.of(
                        uids.get(0).value(),
                        uids.get(1).value(),
                        uids.get(3).value(),
                        uids.get(5).value())
                .union(UidSet.range(1_000_000, Uid.MAX));
        try (Rows rows = inbox.rows(asked, Set.of(Column.SIZE))) {
            assertThat(rows.next(1)).extracting(Row::uid).containsExactly(uids.get(0));
            get(inbox.expunge(StoreKit.set(List.of(uids.get(0), uids.get(3)))));
            kit().append(inbox, Set.of(), "later");
            assertThat(rows.next(1)).extracting(Row::uid).containsExactly(uids.get(1));
            assertThat(rows.next(100)).extracting(Row::uid).containsExactly(uids.get(5));
            assertThat(rows.next(100)).isEmpty();
            assertThat(rows.next(100)).isEmpty();
        }
    }

    @Test
    default void aRowAnswersOnlyTheColumnsAskedFor() {
        kit().deliver("a");
        try (Rows rows = kit().inbox().rows(UidSet.ALL, Set.of(Column.SIZE))) {
            Row row = rows.next(1).get(0);
            assertThat(row.size()).isPositive();
            assertThatThrownBy(row::header).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(row::content).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    default void theEmailIdStaysWithCopiesAndDiffersBetweenMessages() {
        Mailbox inbox = kit().inbox();
        Mailbox archive = kit().open("Archive");
        kit().deliver("a");
        kit().deliver("a");
        get(inbox.copy(UidSet.ALL, archive));
        List<String> there = rows(inbox).stream().map(Row::emailId).toList();
        assertThat(there).doesNotHaveDuplicates();
        assertThat(there).allMatch(id -> id.matches("[A-Za-z0-9_-]{1,255}"));
        assertThat(rows(archive)).extracting(Row::emailId).isEqualTo(there);
        get(inbox.move(UidSet.ALL, kit().open("Trash")));
        kit().reopen();
        assertThat(rows(kit().open("Trash"))).extracting(Row::emailId).isEqualTo(there);
    }
}
