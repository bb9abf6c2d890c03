package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Column;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A store one of whose files somebody changed while it was closed. Whatever the file holds, no UID gets another message. */
final class DamagedFiles {

    private static final List<MailboxName> MAILBOXES = List.of(MailboxName.INBOX, MailboxName.of("Archive"));

    private final DiskImage image;
    private final Map<String, String> before = new TreeMap<>();

    /**
     * @param closed whether the store was closed; else its process was killed
     */
    DamagedFiles(boolean closed) {
        CrashDisk disk = new CrashDisk(new DiskImage(), "boot");
        DiskImage killed;
        try (StoreKit kit = kit(disk, 0)) {
            for (int i = 0; i < 6; i++) {
                kit.deliver("m" + i);
            }
            kit.deliver("keyed");
            StoreKit.get(kit.inbox()
                    .flag(UidSet.of(1, 2), FlagEdit.add(Flag.SEEN, Flag.keyword("$Forwarded")), ModSeq.LAST));
            StoreKit.get(kit.inbox().copy(UidSet.of(2, 3), kit.open("Archive")));
            StoreKit.get(kit.inbox().expunge(UidSet.of(3, 5)));
            StoreKit.get(kit.folders().subscriptions(java.util.Set.of(MailboxName.of("News")), java.util.Set.of()));
            before.putAll(messages(kit));
            killed = disk.image().copy();
        }
        image = closed ? disk.image() : killed;
    }

    private static StoreKit kit(CrashDisk disk, int hours) {
        return Recorder.kit(
                MaildirStore.on(disk, Workload.ROOT),
                Recorder.BEGINNING.plusSeconds(3600L * hours),
                1 + 1_000L * hours);
    }

    /** Every file that is no message. */
    List<String> files() {
        return image.tree()
                .lines()
                .map(line -> line.substring(0, line.indexOf(" #")))
                .filter(path -> !path.contains("/cur/") && !path.contains("/new/") && !path.endsWith(".lock"))
                .toList();
    }

    /** Changes one file and opens the store. */
    void check(String file, UnaryOperator<byte[]> change) {
        CrashDisk disk = new CrashDisk(image.copy(), "boot");
        try {
            byte[] octets = DiskText.bytes(disk, Path.of(file)).orElseThrow();
            disk.delete(Path.of(file));
            try (DiskFile to = disk.create(Path.of(file))) {
                to.write(ByteBuffer.wrap(change.apply(octets)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (StoreKit kit = kit(disk, 1)) {
            Map<String, String> now = messages(kit);
            now.forEach((place, text) ->
                    assertThat(before.getOrDefault(place, text)).as(place).isEqualTo(text));
            assertThat(now.values()).as("no message is lost").containsAll(before.values());
            Uid uid = kit.deliver("afterwards");
            assertThat(StoreKit.text(kit.inbox(), uid)).contains("afterwards");
            Map<String, String> later = messages(kit);
            kit.reopen();
            assertThat(messages(kit)).isEqualTo(later);
        } catch (StoreException e) {
            // what cannot be read is refused with its reason, and nothing else
            assertThat(e.reason().isFault()).as(e.getMessage()).isTrue();
        }
    }

    /** Each message and its envelope by mailbox, UIDVALIDITY and UID. */
    private static Map<String, String> messages(StoreKit kit) {
        Map<String, String> messages = new TreeMap<>();
        for (MailboxName name : MAILBOXES) {
            Mailbox mailbox = kit.open(name);
            String place = name + " " + mailbox.uidValidity() + " ";
            try (Rows rows = mailbox.rows(UidSet.ALL, EnumSet.of(Column.ENVELOPE))) {
                for (List<Row> some = rows.next(100); !some.isEmpty(); some = rows.next(100)) {
                    some.forEach(row -> messages.put(
                            place + row.uid(),
                            StoreKit.text(mailbox, row.uid()) + row.envelope().subject()));
                }
            }
        }
        return messages;
    }
}
