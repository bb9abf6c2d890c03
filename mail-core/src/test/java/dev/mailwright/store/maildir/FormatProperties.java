package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Flag;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModifiedUtf7;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for any octets in the files of a maildir. Nothing throws, and what is written is read as the same. */
final class FormatProperties {

    private FormatProperties() {}

    static void fileName(String name) {
        FileName parsed = FileName.parse(name);
        FileName again = FileName.parse(parsed.inCur());
        assertThat(again).isEqualTo(parsed);
        assertThat(FileName.baseOf(name)).isEqualTo(parsed.base()).doesNotContain(":");
        assertThat(FileName.size(parsed.base(), 'S')).isGreaterThanOrEqualTo(-1);
        assertThat(FileName.size(parsed.base(), 'W')).isGreaterThanOrEqualTo(-1);
        FileName.identity(parsed.base());
        if (FileName.isMessage(name)) {
            assertThat(name).doesNotContain("\n").doesNotContain("\0");
        }
    }

    static void uidList(byte[] file) {
        UidListText text = UidListText.parse(file);
        assertThat(text.length()).isBetween(0L, (long) file.length);
        long last = 0;
        for (UidListText.Entry entry : text.entries()) {
            assertThat(entry.uid()).isGreaterThan(last);
            last = entry.uid();
        }
        assertThat(text.nextUid()).isGreaterThan(last);
        if (text.validity() > 0 && text.intact()) {
            StringBuilder written =
                    new StringBuilder(UidListText.header(text.validity(), text.nextUid(), text.guid(), text.fields()));
            text.entries().forEach(entry -> entry.appendTo(written));
            UidListText again = UidListText.parse(written.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(again.entries()).isEqualTo(text.entries());
            assertThat(again.nextUid()).isEqualTo(text.nextUid());
            assertThat(again.validity()).isEqualTo(text.validity());
        }
    }

    static void keywords(String file, String letters) {
        Keywords parsed = Keywords.parse(file);
        assertThat(Keywords.parse(parsed.text()).text()).isEqualTo(parsed.text());
        Set<Flag> flags = parsed.flags(letters);
        assertThat(parsed.flags(parsed.letters(flags))).isEqualTo(flags);
        assertThat(parsed.withoutLetter(flags)).isEmpty();
        Keywords.merge(parsed.letters(flags), parsed.unknown(letters));
    }

    static void subscriptions(String file) {
        Subscriptions format = new Subscriptions(FolderLayout.DEFAULT);
        Set<MailboxName> names = format.parse(file);
        assertThat(format.parse(format.text(names))).isEqualTo(names);
        Set<MailboxName> more = new HashSet<>(names);
        more.add(MailboxName.of("More"));
        String changed = format.changed(file, Set.of(MailboxName.of("More")), Set.of());
        assertThat(format.parse(changed)).isEqualTo(more);
    }

    static void folderName(String file) {
        FolderNames.decode(file)
                .ifPresent(name ->
                        assertThat(FolderNames.decode(FolderNames.encode(name))).contains(name));
    }

    static void modifiedUtf7(String text) {
        ModifiedUtf7.decode(text).ifPresent(plain -> {
            assertThat(ModifiedUtf7.decode(ModifiedUtf7.encode(plain))).contains(plain);
        });
    }

    /** A file of state is read up to where it is whole, and goes on counting above all that it says. */
    static void stateFile(byte[] octets) {
        CrashDisk disk = new CrashDisk(new DiskImage(), "boot");
        Path file = Path.of("/state.log");
        try {
            try (DiskFile to = disk.create(file)) {
                to.write(ByteBuffer.wrap(octets));
            }
            RecordLog.Opened opened = RecordLog.open(disk, file, "mailbox");
            new StateRecords(new long[] {1, 2, 5}, opened.records());
            List<String> all = new ArrayList<>(opened.records());
            all.add("more");
            opened.log().rewrite(file, all, 7);
            assertThat(RecordLog.open(disk, file, "mailbox").records()).isEqualTo(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole records that say anything. */
    static void stateRecords(List<String> records) {
        stateFile(RecordLog.whole("mailbox", "boot", records, 7).getBytes(StandardCharsets.UTF_8));
    }

    /** What a segment of the journal holds is found again, whatever stands before and after it. */
    static void journalSegment(byte[] octets) {
        JournalFrame frame = JournalFrame.of(new JournalEntry.Settled("INBOX", 3, 4));
        ByteBuffer segment = ByteBuffer.allocate(2 * octets.length + frame.size());
        segment.put(octets);
        frame.putHead(segment, 5, 6);
        frame.parts().forEach(segment::put);
        segment.put(octets).flip();
        int found = 0;
        for (JournalFrame.Found next = JournalFrame.next(segment, 0, 5); next != null; ) {
            try {
                JournalEntry entry = JournalEntry.parse(next.payload);
                found += entry.equals(new JournalEntry.Settled("INBOX", 3, 4)) ? 1 : 0;
            } catch (IOException e) {
                // of another version
            }
            next = JournalFrame.next(segment, next.end, 5);
        }
        assertThat(found).isPositive();
    }
}
