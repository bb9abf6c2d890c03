package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Position;
import dev.mailwright.store.Changes;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own state is lost, or there never was one: a client that cached a MODSEQ misses nothing (rfc7162#3.1.1). */
class LostStateTest {

    @TempDir
    Path root;

    private StoreKit kit;
    private Path maildir;

    @BeforeEach
    void open() {
        kit = new StoreKit(MaildirStore.at(root), closed -> MaildirStore.at(root));
        maildir = root.resolve("example.com/john");
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void loseState() throws IOException {
        try (Stream<Path> files = Files.walk(maildir)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("mailwright-") && Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** As another server would. */
    private void flag(String base, String letters) throws IOException {
        try (Stream<Path> files = Files.list(maildir.resolve("cur"))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(base))
                    .findFirst()
                    .orElseThrow();
            Files.move(file, file.resolveSibling(base + ":2," + letters));
        }
    }

    private String base(long uid) {
        Mailbox inbox = kit.inbox();
        MaildirMailbox own = MaildirAccount.own(inbox);
        return MessageRow.base(own.arrays().rowAt(own.arrays().indexOf(uid)));
    }

    @Test
    void noFlagIsMissedHoweverOftenStateIsLost() throws IOException {
        kit.append(kit.inbox(), Set.of(), "a", "b", "c");
        for (int i = 0; i < 50; i++) {
            StoreKit.get(kit.inbox()
                    .flag(
                            UidSet.of(1),
                            i % 2 == 0 ? FlagEdit.add(Flag.SEEN) : FlagEdit.remove(Flag.SEEN),
                            ModSeq.LAST));
        }
        for (String letters : List.of("F", "FR", "R")) {
            Mailbox inbox = kit.inbox();
            ModSeq cached = inbox.view().highestModSeq();
            Position position = kit.folders().log(new Position(0), 1000).end();
            MailboxId id = inbox.id();
            UidValidity validity = inbox.uidValidity();
            String base = base(2);
            kit.store().close();
            loseState();
            flag(base, letters);
            kit.time().advance(Duration.ofSeconds(10));
            kit.reopen();
            inbox = kit.inbox();
            assertThat(inbox.id()).isEqualTo(id);
            assertThat(inbox.uidValidity()).isEqualTo(validity);
            assertThat(inbox.view().highestModSeq()).isGreaterThan(cached);
            Changes changes = inbox.since(cached, UidSet.ALL);
            assertThat(changes.changed().contains(2)).as("the flag of 2").isTrue();
            assertThat(changes.gap()).as("expunges are not known").isTrue();
            assertThat(kit.folders().log(position, 10).gap()).isTrue();
            assertThat(StoreKit.text(inbox, new Uid(3))).contains("body of c");
        }
    }

    @Test
    void countingBeginsAboveWhatAnyServerCounted() throws IOException {
        kit.deliver("a");
        kit.store().close();
        loseState();
        kit.reopen();
        long micros = kit.time().now().getEpochSecond() * 1_000_000;
        assertThat(kit.inbox().view().highestModSeq().value()).isGreaterThanOrEqualTo(micros);
    }
}
