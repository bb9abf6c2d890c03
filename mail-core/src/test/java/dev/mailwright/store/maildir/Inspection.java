package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mailwright.AccountId;
import dev.mailwright.Position;
import dev.mailwright.store.Changes;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Folders;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Row;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.store.maildir.Expected.Account;
import dev.mailwright.store.maildir.Expected.Attempt;
import dev.mailwright.store.maildir.Expected.Box;
import dev.mailwright.store.maildir.Expected.Msg;
import dev.mailwright.store.maildir.PowerLoss.Renames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds an open store against what was promised before its machine, or its process, ended. */
final class Inspection {

    private static final Set<MailboxName> USUAL =
            new TreeSet<>(dev.mailwright.store.index.FolderTree.DEFAULTS.keySet());

    /** MODSEQs that were counted, not taken from the clock, are below. */
    private static final long COUNTED = 1_000_000_000_000L;

    private final StoreKit kit;
    private final Expected expected;
    private final boolean killed;
    private final Renames renames;

    /**
     * @param killed the machine went on, so that nothing that was answered is lost
     */
    Inspection(StoreKit kit, Expected expected, boolean killed, Renames renames) {
        this.kit = kit;
        this.expected = expected;
        this.killed = killed;
        this.renames = renames;
    }

    void run() {
        expected.attempts.keySet().forEach(expected::account);
        expected.accounts.forEach(this::account);
        Map<String, String> before = everything();
        kit.reopen();
        assertThat(everything()).as("closed and opened again").isEqualTo(before);
    }

    private void account(AccountId id, Account account) {
        Attempt attempt = expected.attempt(id);
        Folders folders = kit.store().folders(id);
        long end = folders.log(new Position(0), 10_000).end().value();
        Map<MailboxName, Folder> there = new TreeMap<>();
        folders.list().stream().filter(Folder::isSelectable).forEach(folder -> there.put(folder.name(), folder));
        if (account.boxes.isEmpty()) {
            assertThat(there.keySet())
                    .as("an account is complete, or not there")
                    .containsAll(USUAL);
        }
        if (attempt.removing && !sameInbox(there, account)) {
            account.boxes.clear();
            account.keys.clear();
            account.subscribed.clear();
        }
        boolean renamed = attempt.renaming.values().stream().anyMatch(name -> isThere(there, account, attempt, name));
        for (Map.Entry<MailboxName, Box> entry : account.boxes.entrySet()) {
            MailboxName name = renamed ? attempt.renaming.getOrDefault(entry.getKey(), entry.getKey()) : entry.getKey();
            Folder folder = there.remove(name);
            if (folder == null) {
                assertThat(attempt.losing).as("mailboxes that may be lost").contains(name);
                continue;
            }
            assertThat(folder.id()).as("identity of " + name).contains(entry.getValue().id);
            assertThat(folder.specialUse()).as("use of " + name).containsAll(entry.getValue().uses);
            new BoxInspection(id, name, entry.getValue(), attempt, account).run();
        }
        there.keySet().forEach(name -> unknown(id, name, account, attempt));
        assertThat(end).as("position, before anything is opened").isGreaterThanOrEqualTo(account.position);
        if (account.closed) {
            assertThat(folders.log(new Position(account.position), 1).gap())
                    .as("a gap in the log of a closed store")
                    .isFalse();
        }
        subscriptions(folders.subscribed(), account, attempt);
        keys(id, account, attempt);
        usable(id, account);
    }

    private static boolean sameInbox(Map<MailboxName, Folder> there, Account account) {
        Box inbox = account.boxes.get(MailboxName.INBOX);
        Folder found = there.get(MailboxName.INBOX);
        return inbox != null
                && found != null
                && found.id().filter(inbox.id::equals).isPresent();
    }

    private static boolean isThere(Map<MailboxName, Folder> there, Account account, Attempt attempt, MailboxName name) {
        return there.containsKey(name) && !account.boxes.containsKey(name) && !attempt.making.contains(name);
    }

    /** A mailbox that was not promised: it was about to be made, or comes with a new account. */
    private void unknown(AccountId id, MailboxName name, Account account, Attempt attempt) {
        boolean fresh = !account.boxes.containsKey(MailboxName.INBOX) && (name.isInbox() || USUAL.contains(name));
        assertThat(fresh || attempt.making.contains(name) || account.tolerated.contains(name))
                .as("a mailbox " + name)
                .isTrue();
        Mailbox mailbox = open(id, name);
        long validity = mailbox.uidValidity().value();
        assertThat(account.validities.getOrDefault(name, Set.of()))
                .as("UIDVALIDITYs of " + name)
                .doesNotContain(validity);
        assertThat(validity).as("UIDVALIDITY of " + name).isGreaterThan(account.highestValidity);
        new BoxInspection(id, name, new Box(mailbox.id(), Set.of()), attempt, account).run();
    }

    private Mailbox open(AccountId id, MailboxName name) {
        return kit.store().folders(id).open(name).toOptional().orElseThrow(() -> new AssertionError("no " + name));
    }

    private static void subscriptions(Set<MailboxName> now, Account account, Attempt attempt) {
        Set<MailboxName> doubtful = new HashSet<>(attempt.subscribing);
        Set<MailboxName> have = new TreeSet<>(now);
        Set<MailboxName> want = new TreeSet<>(account.subscribed);
        have.removeAll(doubtful);
        want.removeAll(doubtful);
        if (!account.boxes.isEmpty()) {
            assertThat(have).as("subscriptions").isEqualTo(want);
        }
    }

    /** The same key again files nothing new, whether it was answered or not. */
    private void keys(AccountId id, Account account, Attempt attempt) {
        account.keys.keySet().removeAll(attempt.forgetting);
        account.keys.forEach((key, answer) -> {
            Filed.Stored again = StoreKit.stored(file(id, answer.folder(), answer.subject(), key));
            assertThat(again.uid().value()).as("UID of key " + key).isEqualTo(answer.uid());
            assertThat(again.repeated()).as("key " + key + " is known").isTrue();
        });
        account.forgotten.forEach(each -> {
            Filed.Stored again = StoreKit.stored(file(id, each.folder(), "filed again", each.key()));
            assertThat(again.repeated())
                    .as("key " + each.key() + " is forgotten")
                    .isFalse();
        });
        attempt.keys.forEach((subject, key) -> attempt.filing.forEach((folder, subjects) -> {
            if (subjects.contains(subject)
                    && kit.store().folders(id).open(folder).isFound()) {
                StoreKit.stored(file(id, folder, subject, key));
                assertThat(texts(open(id, folder)).values().stream().filter(subject::equals))
                        .as("messages of key " + key)
                        .hasSize(1);
            }
        }));
    }

    private Filed file(AccountId id, MailboxName folder, String subject, String key) {
        Filing filing = Filing.to(id, folder, StoreKit.ARRIVAL);
        try (Staged staged = kit.store().stage(Subjects.message(subject))) {
            return StoreKit.get(kit.store()
                            .file(staged, List.of(key.isEmpty() ? filing : filing.withKey(new DeliveryKey(key)))))
                    .get(0);
        }
    }

    private void usable(AccountId id, Account account) {
        Mailbox inbox = open(id, MailboxName.INBOX);
        long next = inbox.view().uidNext().value();
        long modSeq = inbox.view().highestModSeq().value();
        Filed.Stored stored = StoreKit.stored(file(id, MailboxName.INBOX, "after", ""));
        assertThat(stored.uid().value()).as("the next UID").isGreaterThanOrEqualTo(next);
        assertThat(inbox.view().highestModSeq().value()).as("the next MODSEQ").isGreaterThan(modSeq);
        Box box = account.boxes.get(MailboxName.INBOX);
        if (box != null) {
            assertThat(stored.uid().value()).as("the next UID").isGreaterThanOrEqualTo(box.uidNext);
            assertThat(inbox.view().highestModSeq().value())
                    .as("the next MODSEQ")
                    .isGreaterThan(box.modSeq);
        }
        assertThat(Subjects.of(StoreKit.text(inbox, stored.uid()))).isEqualTo("after");
        MailboxName name = MailboxName.of("Made afterwards");
        StoreKit.get(kit.store().folders(id).create(name, Set.of()));
        assertThat(open(id, name).uidValidity().value())
                .as("the next UIDVALIDITY")
                .isGreaterThan(account.highestValidity);
    }

    private static Map<Long, String> texts(Mailbox mailbox) {
        Map<Long, String> texts = new TreeMap<>();
        mailbox.view().uids().forEach(uid -> texts.put(uid, Subjects.of(StoreKit.text(mailbox, new Uid(uid)))));
        return texts;
    }

    private Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (AccountId id : expected.accounts.keySet()) {
            for (Folder folder : kit.store().folders(id).list()) {
                if (folder.isSelectable()) {
                    Mailbox mailbox = open(id, folder.name());
                    String name = id + " " + folder.name() + " " + mailbox.uidValidity() + " ";
                    View view = mailbox.view();
                    texts(mailbox).forEach((uid, subject) -> {
                        int at = view.indexOf(uid);
                        all.put(name + uid, subject + view.flagsAt(at) + view.modSeqAt(at));
                    });
                }
            }
        }
        return all;
    }

    /** One mailbox. */
    private final class BoxInspection {

        private final String what;
        private final AccountId id;
        private final MailboxName name;
        private final Box box;
        private final Attempt attempt;
        private final Account account;

        BoxInspection(AccountId id, MailboxName name, Box box, Attempt attempt, Account account) {
            this.what = id + " " + name + ": ";
            this.id = id;
            this.name = name;
            this.box = box;
            this.attempt = attempt;
            this.account = account;
        }

        void run() {
            Mailbox mailbox = open(id, name);
            View view = mailbox.view();
            if (box.validity > 0) {
                assertThat(view.uidValidity().value()).as(what + "UIDVALIDITY").isEqualTo(box.validity);
            }
            assertThat(view.highestModSeq().value()).as(what + "MODSEQ").isGreaterThanOrEqualTo(box.modSeq);
            assertThat(view.uidNext().value()).as(what + "UIDNEXT").isGreaterThanOrEqualTo(box.uidNext);
            if (!account.spoiled && box.modSeq > 0 && box.modSeq < COUNTED) {
                assertThat(view.highestModSeq().value())
                        .as(what + "MODSEQ, of state that is not lost")
                        .isLessThan(COUNTED);
            }
            if (account.closed) {
                assertThat(view.highestModSeq().value())
                        .as(what + "MODSEQ after a clean end")
                        .isEqualTo(box.modSeq);
            }
            Map<Long, String> texts = texts(mailbox);
            expected(texts);
            others(texts);
            flags(view);
            box.seen.stream().skip(Math.max(0, box.seen.size() - 3)).forEach(seen -> resync(mailbox, seen));
            dates(mailbox);
        }

        /** Every message that was promised is there, but for what was about to be taken. */
        private void expected(Map<Long, String> texts) {
            Set<Long> taken = attempt.taking.getOrDefault(name, Set.of());
            box.messages.forEach((uid, message) -> {
                String found = texts.get(uid);
                if (found == null) {
                    assertThat(taken)
                            .as(what + "messages that may be gone; there are " + texts)
                            .contains(uid);
                } else {
                    assertThat(found).as(what + "UID " + uid).isEqualTo(message.subject);
                }
                if (attempt.moving && taken.contains(uid)) {
                    inOneOfThem(uid, message.subject, found != null);
                }
            });
        }

        private void inOneOfThem(long uid, String subject, boolean here) {
            boolean there = attempt.filing.entrySet().stream()
                    .filter(filing -> filing.getValue().contains(subject))
                    .anyMatch(filing -> texts(open(id, filing.getKey())).containsValue(subject));
            if (renames == Renames.ATOMIC) {
                assertThat(here ^ there)
                        .as(what + "UID " + uid + " is in exactly one of both")
                        .isTrue();
            } else {
                assertThat(here || there)
                        .as(what + "UID " + uid + " is in one of both")
                        .isTrue();
            }
        }

        /** What was not promised is whole, once, and has a UID that nobody was told of. */
        private void others(Map<Long, String> texts) {
            List<String> filing = new ArrayList<>(attempt.filing.getOrDefault(name, List.of()));
            Map<Long, String> lately = new TreeMap<>(killed ? Map.of() : box.lately);
            box.messages.forEach((uid, message) -> {
                boolean expunging =
                        attempt.taking.getOrDefault(name, Set.of()).contains(uid) && !texts.containsKey(uid);
                if (expunging && !attempt.moving || mayBeTwice(uid, message)) {
                    lately.put(uid, message.subject);
                }
            });
            texts.forEach((uid, subject) -> {
                if (box.messages.containsKey(uid)) {
                    return;
                }
                if (subject.equals(lately.get(uid))) {
                    lately.remove(uid);
                    return;
                }
                assertThat(uid).as(what + "UID of " + subject).isGreaterThanOrEqualTo(box.uidNext);
                if (subject.startsWith("torn") && mayHaveTornTwins()) {
                    return;
                }
                assertThat(filing.remove(subject) || lately.values().remove(subject))
                        .as(what + "there may be a message " + subject)
                        .isTrue();
            });
        }

        /** Of a message that the journal repairs under one of its two names. */
        private boolean mayHaveTornTwins() {
            return box.messages.entrySet().stream().anyMatch(entry -> mayBeTwice(entry.getKey(), entry.getValue()));
        }

        /** Where renames are halves, until both directories are forced. */
        private boolean mayBeTwice(long uid, Msg message) {
            return renames == Renames.HALVES
                    && !killed
                    && (message.renamed
                            || attempt.flagging.containsKey(uid)
                            || attempt.claiming.contains(uid)
                            || attempt.taking.getOrDefault(name, Set.of()).contains(uid));
        }

        /** Keywords beyond those that have a letter are written down elsewhere: together only when they are safe. */
        private void flags(View view) {
            for (int i = 0; i < view.size(); i++) {
                Msg message = box.messages.get(view.uidAt(i));
                if (message != null) {
                    Set<Set<Flag>> possible = new HashSet<>(killed ? Set.of(message.flags) : message.possible);
                    Set<Flag> next = attempt.flagging.get(view.uidAt(i));
                    if (next != null) {
                        possible.add(next);
                    }
                    Set<Flag> found = view.flagsAt(i);
                    boolean part = possible.size() > 1
                            && possible.stream()
                                    .anyMatch(set -> set.size() > Keywords.LETTERS && set.containsAll(found));
                    assertThat(part || possible.contains(found))
                            .as(what + "flags of UID " + view.uidAt(i) + " are " + found + ", of " + possible)
                            .isTrue();
                }
            }
        }

        /** A client that was connected before learns all that is different now. */
        private void resync(Mailbox mailbox, Expected.Seen seen) {
            UidSet.Builder known = new UidSet.Builder();
            seen.messages().keySet().forEach(known::add);
            Changes changes = mailbox.since(new ModSeq(seen.modSeq()), known.build());
            View view = mailbox.view();
            Map<Long, Set<Flag>> client = new TreeMap<>(seen.messages());
            client.keySet().removeIf(changes.vanished()::contains);
            changes.changed().forEach(uid -> client.put(uid, Set.copyOf(view.flagsAt(view.indexOf(uid)))));
            Map<Long, Set<Flag>> now = new TreeMap<>();
            for (int i = 0; i < view.size(); i++) {
                now.put(view.uidAt(i), Set.copyOf(view.flagsAt(i)));
            }
            assertThat(client)
                    .as(what + "what a client knows that came back with " + seen.modSeq())
                    .isEqualTo(now);
        }

        private void dates(Mailbox mailbox) {
            List<Row> rows = StoreKit.rows(mailbox);
            assertThat(rows).hasSize(mailbox.view().size());
            for (Row row : rows) {
                if (!box.messages.containsKey(row.uid().value()) && mayHaveTornTwins()) {
                    continue;
                }
                assertThat(row.internalDate())
                        .as(what + "INTERNALDATE of " + row.uid())
                        .isEqualTo(StoreKit.ARRIVAL);
                if (account.boxes.isEmpty() && row.size() == 0) {
                    fail(what + "an empty message");
                }
            }
        }
    }
}
