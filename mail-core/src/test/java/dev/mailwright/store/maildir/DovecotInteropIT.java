package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.AccountId;
import dev.mailwright.Quota;
import dev.mailwright.backup.SnapshotSet;
import dev.mailwright.message.Message;
import dev.mailwright.store.Changes;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Folders;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.Usage;
import dev.mailwright.store.View;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.testing.dovecot.Dovecot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A maildir goes from us to Dovecot, back, and to Dovecot again: nothing a client knows of it changes. */
class DovecotInteropIT {

    private static final AccountId USER = new AccountId("u@ex.org");

    @TempDir
    Path root;

    @Test
    void aMaildirMovesBothWays() throws IOException {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        Path mail = Files.createDirectory(root.resolve("mail"));
        List<String> ours;
        try (StoreKit kit = kit(mail)) {
            write(kit);
            ours = state(kit);
        }
        Dovecot.give(mail);
        try (Dovecot dovecot = new Dovecot(Files.createDirectory(root.resolve("dovecot")), mail)) {
            assertThat(state(dovecot)).isEqualTo(ours);
            assertThat(dovecot.ask("mailbox", "list"))
                    .contains("INBOX", "INBOX.facebook", "Entwürfe", "Sent", "Trash", "a\\2eb")
                    .noneMatch(name -> name.contains("mailwright"));
            assertThat(dovecot.ask("mailbox", "list", "-s")).contains("INBOX.facebook", "Entwürfe", "INBOX");
            change(dovecot);
            List<String> theirs = state(dovecot);
            try (StoreKit kit = kit(mail)) {
                assertThat(state(kit)).isEqualTo(theirs);
                Mailbox inbox = open(kit, MailboxName.INBOX);
                long last = inbox.view().uidAt(inbox.view().size() - 1);
                assertThat(StoreKit.text(inbox, new Uid(last))).isEqualTo("Subject: theirs\r\n\r\nlf\r\n");
                assertThat(folders(kit).subscribed()).contains(MailboxName.of("Work", "sub"));
                deliver(kit, "last", Set.of(Flag.keyword("ninth")));
                ours = state(kit);
            }
            Dovecot.give(mail);
            assertThat(state(dovecot)).isEqualTo(ours);
        }
    }

    @Test
    void dovecotServesASnapshot() throws IOException {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        List<String> then;
        Path snapshot;
        try (StoreKit kit = kit(Files.createDirectory(root.resolve("mail")))) {
            write(kit);
            then = state(kit);
            snapshot = SnapshotSet.at(root.resolve("snapshots"))
                    .take(List.of(kit.store().snapshotPart().orElseThrow()), kit.time(), Map.of())
                    .path();
            deliver(kit, "too late", Set.of());
            StoreKit.get(open(kit, MailboxName.INBOX).expunge(UidSet.of(1)));
        }
        Dovecot.give(snapshot);
        try (Dovecot dovecot = new Dovecot(Files.createDirectory(root.resolve("dovecot")), snapshot.resolve("mail"))) {
            assertThat(state(dovecot)).isEqualTo(then);
            assertThat(dovecot.ask("mailbox", "list", "-s")).contains("INBOX.facebook", "Entwürfe", "INBOX");
        }
    }

    @Test
    void bothCountTheSameAgainstAQuota() throws IOException {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        Path mail = Files.createDirectory(root.resolve("mail"));
        Quota quota = new Quota(1 << 20, 10);
        Usage ours;
        try (StoreKit kit = kit(mail)) {
            for (int i = 0; i < 3; i++) {
                Filing filing =
                        Filing.to(USER, MailboxName.INBOX, StoreKit.ARRIVAL).withQuota(quota);
                try (Staged staged = kit.store().stage(Message.of("Subject: m\r\n\r\n" + "x".repeat(5_000) + "\r\n"))) {
                    StoreKit.stored(StoreKit.get(kit.store().file(staged, List.of(filing)))
                            .get(0));
                }
            }
            StoreKit.get(open(kit, MailboxName.INBOX).expunge(UidSet.of(2)));
            ours = folders(kit).usage();
        }
        String file = Files.readString(mail.resolve("ex.org/u/maildirsize"));
        Dovecot.give(mail);
        String settings = "mail_plugins = quota\nplugin {\n quota = maildir:User quota\n"
                + " quota_rule = *:storage=1M:messages=10\n}";
        try (Dovecot dovecot = new Dovecot(
                Files.createDirectory(root.resolve("dovecot")), "maildir:" + mail + "/%d/%n", ".", "", settings)) {
            assertThat(dovecot.ask("quota", "get"))
                    .containsExactly(
                            "User quota\tSTORAGE\t" + (ours.bytes() + 1023) / 1024 + "\t1024\t0",
                            "User quota\tMESSAGE\t" + ours.messages() + "\t10\t20");
            assertThat(mail.resolve("ex.org/u/maildirsize"))
                    .as("read, not counted anew")
                    .hasContent(file);
            dovecot.ask("Subject: theirs\n\nlf\n".getBytes(StandardCharsets.US_ASCII), "save", "-m", "INBOX");
            try (StoreKit kit = kit(mail)) {
                assertThat(folders(kit).usage().messages()).isEqualTo(3);
                assertThat(folders(kit).usage().bytes())
                        .isEqualTo(ours.bytes() + "Subject: theirs\r\n\r\nlf\r\n".length());
            }
        }
    }

    @Test
    void aClientThatCachedAHigherModSeqMissesNoFlagWhenOurStateIsGone() throws IOException {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        Path mail = Files.createDirectory(root.resolve("mail"));
        ModSeq cached;
        try (StoreKit kit = kit(mail)) {
            write(kit);
            for (int i = 0; i < 300; i++) {
                FlagEdit edit = i % 2 == 0 ? FlagEdit.add(Flag.DRAFT) : FlagEdit.remove(Flag.DRAFT);
                StoreKit.get(open(kit, MailboxName.INBOX).flag(UidSet.of(1), edit, ModSeq.LAST));
            }
            cached = open(kit, MailboxName.INBOX).view().highestModSeq();
        }
        Dovecot.give(mail);
        try (Dovecot dovecot = new Dovecot(Files.createDirectory(root.resolve("dovecot")), mail)) {
            long theirs = Long.parseLong(dovecot.ask("mailbox", "status", "highestmodseq", "INBOX")
                    .get(0)
                    .split("\t", -1)[1]);
            assertThat(theirs).as("Dovecot counts from below").isLessThan(cached.value());
            dovecot.ask("flags", "add", "\\Flagged", "mailbox", "INBOX", "uid", "2");
            dovecot.ask("expunge", "mailbox", "INBOX", "uid", "1");
        }
        try (Stream<Path> files = Files.walk(mail)) {
            for (Path state : files.filter(path ->
                            path.getFileName().toString().startsWith("mailwright-") && Files.isRegularFile(path))
                    .toList()) {
                Files.delete(state);
            }
        }
        try (StoreKit kit = kit(mail)) {
            Mailbox inbox = open(kit, MailboxName.INBOX);
            assertThat(inbox.view().highestModSeq()).isGreaterThan(cached);
            Changes changes = inbox.since(cached, UidSet.range(1, 100));
            assertThat(changes.changed()).isEqualTo(inbox.view().uids()).matches(uids -> uids.contains(2));
            assertThat(changes.vanished().contains(1)).isTrue();
            assertThat(inbox.view().flagsAt(inbox.view().indexOf(2))).contains(Flag.FLAGGED);
        }
    }

    private static StoreKit kit(Path mail) {
        return new StoreKit(MaildirStore.at(mail).separator('.'), closed -> closed);
    }

    private static Folders folders(StoreKit kit) {
        return kit.store().folders(USER);
    }

    private static Mailbox open(StoreKit kit, MailboxName name) {
        return folders(kit).open(name).toOptional().orElseThrow();
    }

    private static Uid deliver(StoreKit kit, String subject, Set<Flag> flags) {
        Filing filing = Filing.to(USER, MailboxName.INBOX, StoreKit.ARRIVAL)
                .withFlags(flags)
                .withOptions(FilingOption.RECENT);
        try (Message message = StoreKit.message(subject);
                Staged staged = kit.store().stage(message)) {
            Filed filed =
                    StoreKit.get(kit.store().file(staged, List.of(filing))).get(0);
            return StoreKit.stored(filed).uid();
        }
    }

    private static void write(StoreKit kit) {
        for (int i = 0; i < 4; i++) {
            deliver(kit, "m" + i, Set.of());
        }
        deliver(kit, "flagged", Set.of(Flag.FLAGGED, Flag.SEEN, Flag.keyword("$Forwarded")));
        Folders folders = folders(kit);
        MailboxName facebook = MailboxName.of("INBOX", "facebook");
        MailboxName drafts = MailboxName.of("Entwürfe");
        StoreKit.get(folders.create(facebook, Set.of()));
        StoreKit.get(folders.create(drafts, Set.of()));
        StoreKit.get(folders.create(MailboxName.of("a.b"), Set.of()));
        StoreKit.get(folders.subscriptions(Set.of(facebook, drafts), Set.of()));
        Mailbox inbox = open(kit, MailboxName.INBOX);
        StoreKit.get(inbox.flag(UidSet.of(2), FlagEdit.add(Flag.ANSWERED, Flag.keyword("second")), ModSeq.LAST));
        StoreKit.get(inbox.expunge(UidSet.of(3)));
        StoreKit.get(inbox.copy(UidSet.of(1, 5), inbox));
        StoreKit.get(inbox.move(UidSet.of(4), open(kit, facebook)));
    }

    private static void change(Dovecot dovecot) throws IOException {
        dovecot.ask("flags", "add", "\\Draft kwdove", "mailbox", "INBOX", "uid", "2");
        dovecot.ask("Subject: theirs\n\nlf\n".getBytes(StandardCharsets.US_ASCII), "save", "-m", "INBOX");
        dovecot.ask("expunge", "mailbox", "INBOX", "uid", "1");
        dovecot.ask("mailbox", "create", "-s", "Work.sub");
    }

    /** UIDVALIDITY, and a line for each message: UID, octets, flags and keywords. */
    private static List<String> state(StoreKit kit) {
        List<String> lines = new ArrayList<>();
        for (MailboxName name : List.of(MailboxName.INBOX, MailboxName.of("INBOX", "facebook"))) {
            Mailbox mailbox = open(kit, name);
            View view = mailbox.view();
            lines.add(view.uidValidity() + " " + view.uidNext());
            for (int i = 0; i < view.size(); i++) {
                Uid uid = new Uid(view.uidAt(i));
                lines.add(uid + " " + StoreKit.bytes(mailbox, uid).length + " "
                        + view.flagsAt(i).stream().map(Flag::name).sorted().collect(Collectors.joining(" ")));
            }
        }
        return lines;
    }

    private static List<String> state(Dovecot dovecot) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : List.of("INBOX", "INBOX.facebook")) {
            String[] status = dovecot.ask("mailbox", "status", "uidvalidity uidnext", name)
                    .get(0)
                    .split("\t", -1);
            lines.add(status[2] + " " + status[1]);
            for (String line : dovecot.ask("fetch", "uid size.virtual flags", "mailbox", name)) {
                String[] fields = line.split("\t", -1);
                String flags = Set.of(fields[2].split(" ", -1)).stream()
                        .filter(flag -> !flag.isEmpty() && !flag.equals("\\Recent"))
                        .sorted()
                        .collect(Collectors.joining(" "));
                lines.add(fields[0] + " " + fields[1] + " " + flags);
            }
        }
        return lines;
    }
}
