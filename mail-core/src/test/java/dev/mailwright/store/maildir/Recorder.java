package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.Position;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Folders;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.store.maildir.Expected.Account;
import dev.mailwright.store.maildir.Expected.Attempt;
import dev.mailwright.store.maildir.Expected.Box;
import dev.mailwright.store.maildir.Expected.Msg;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Changes a store on a {@link CrashDisk} and writes down what was promised after which step of the disk. */
final class Recorder {

    static final Instant BEGINNING = Instant.parse("2024-03-01T00:00:00Z");

    static final AccountId JOHN = StoreKit.account("john");
    static final AccountId ANNA = StoreKit.account("anna");
    static final MailboxName ARCHIVE = MailboxName.of("Archive");

    final CrashDisk disk;
    final StoreKit kit;
    private final List<Event> events;
    private final int already;

    /** From some step on, or, when it begins something, beyond it. */
    private record Event(int position, boolean begins, Consumer<Expected> change) {}

    /**
     * @param earlier who changed the disk before, and had closed its store
     */
    private Recorder(CrashDisk disk, StoreKit kit, List<Event> earlier) {
        this.disk = disk;
        this.kit = kit;
        this.events = new ArrayList<>(earlier);
        this.already = earlier.size();
    }

    static Recorder on(MaildirStore store, CrashDisk disk, long seed) {
        return new Recorder(disk, kit(store, BEGINNING, seed), List.of());
    }

    static StoreKit kit(MaildirStore store, Instant now, long seed) {
        return new StoreKit(store, closed -> closed, new InlineWorkers(), new VirtualTime(now), seed);
    }

    /** Another one that goes on, on a disk that holds all that was done. */
    Recorder after(MaildirStore store, CrashDisk next, long seed) {
        List<Event> done = events.stream()
                .map(event -> new Event(0, false, event.change()))
                .toList();
        return new Recorder(next, kit(store, BEGINNING.plus(Duration.ofHours(1)), seed), done);
    }

    /** What was promised when so many steps of the disk were done. */
    Expected expected(double position) {
        Expected expected = new Expected();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (i < already || event.position() < position || (event.position() == position && !event.begins())) {
                event.change().accept(expected);
            }
        }
        return expected;
    }

    private void begin(AccountId account, Consumer<Attempt> what) {
        Attempt attempt = new Attempt();
        what.accept(attempt);
        events.add(new Event(disk.position(), true, expected -> expected.attempts.put(account, attempt)));
    }

    private void promise(AccountId account, Consumer<Account> what) {
        events.add(new Event(disk.position(), false, expected -> {
            expected.attempts.remove(account);
            what.accept(expected.account(account));
        }));
    }

    Mailbox open(AccountId account, MailboxName name) {
        return folders(account).open(name).toOptional().orElseThrow(() -> new AssertionError("no mailbox " + name));
    }

    private Folders folders(AccountId account) {
        return kit.store().folders(account);
    }

    /** Everything there is becomes a promise. */
    void see(AccountId account) {
        folders(account).list().stream()
                .filter(Folder::isSelectable)
                .forEach(folder -> open(account, folder.name()).view());
        for (Folder folder : folders(account).list()) {
            if (folder.isSelectable()) {
                see(account, folder.name(), folder.specialUse());
            }
        }
        Set<MailboxName> subscribed = Set.copyOf(folders(account).subscribed());
        promise(account, a -> a.subscribed.addAll(subscribed));
    }

    private void see(AccountId account, MailboxName name, Set<SpecialUse> uses) {
        Mailbox mailbox = open(account, name);
        long validity = mailbox.uidValidity().value();
        promise(account, a -> {
            a.boxes.computeIfAbsent(name, key -> new Box(mailbox.id(), uses)).validity = validity;
            a.seen(name, validity);
        });
        look(account, name);
    }

    /** A client looks at a mailbox. */
    void look(AccountId account, MailboxName name) {
        View view = open(account, name).view();
        Map<Long, Set<Flag>> messages = new TreeMap<>();
        for (int i = 0; i < view.size(); i++) {
            messages.put(view.uidAt(i), Set.copyOf(view.flagsAt(i)));
        }
        long modSeq = view.highestModSeq().value();
        long next = view.uidNext().value();
        long end = folders(account).log(new Position(0), 10_000).end().value();
        promise(account, a -> {
            Box box = box(a, name);
            box.modSeq = Math.max(box.modSeq, modSeq);
            box.uidNext = Math.max(box.uidNext, next);
            box.seen.add(new Expected.Seen(modSeq, messages));
            a.position = Math.max(a.position, end);
        });
    }

    private static Box box(Account account, MailboxName name) {
        Box box = account.boxes.get(name);
        if (box == null) {
            throw new AssertionError("no promise for " + name);
        }
        return box;
    }

    // -- changes --

    long deliver(AccountId account, MailboxName folder, String subject) {
        return deliver(account, folder, subject, "", Set.of());
    }

    long deliver(AccountId account, MailboxName folder, String subject, String key, Set<Flag> flags) {
        begin(account, attempt -> {
            attempt.filing = Map.of(folder, List.of(subject));
            attempt.keys = key.isEmpty() ? Map.of() : Map.of(subject, key);
            attempt.making = Set.of(folder);
            attempt.subscribing = Set.of(folder);
        });
        Filed.Stored stored = StoreKit.stored(
                file(subject, List.of(filing(account, folder, key, flags))).get(0));
        stored(account, folder, subject, key, flags, stored.uid().value());
        return stored.uid().value();
    }

    /** One message for two accounts, which share its octets. */
    void deliverToBoth(MailboxName folder, String subject) {
        for (AccountId account : List.of(JOHN, ANNA)) {
            begin(account, attempt -> attempt.filing = Map.of(folder, List.of(subject)));
        }
        List<Filed> filed =
                file(subject, List.of(filing(JOHN, folder, "", Set.of()), filing(ANNA, folder, "", Set.of())));
        stored(
                JOHN,
                folder,
                subject,
                "",
                Set.of(),
                StoreKit.stored(filed.get(0)).uid().value());
        stored(
                ANNA,
                folder,
                subject,
                "",
                Set.of(),
                StoreKit.stored(filed.get(1)).uid().value());
    }

    private static Filing filing(AccountId account, MailboxName folder, String key, Set<Flag> flags) {
        Filing filing = Filing.to(account, folder, StoreKit.ARRIVAL)
                .withFlags(flags)
                .withOptions(FilingOption.CREATE_FOLDER, FilingOption.RECENT);
        return key.isEmpty() ? filing : filing.withKey(new DeliveryKey(key));
    }

    private List<Filed> file(String subject, List<Filing> filings) {
        try (Staged staged = kit.store().stage(Subjects.message(subject))) {
            return StoreKit.get(kit.store().file(staged, filings));
        }
    }

    private void stored(AccountId account, MailboxName folder, String subject, String key, Set<Flag> flags, long uid) {
        promise(account, a -> {
            if (!key.isEmpty()) {
                a.keys.put(key, new Expected.KeyedUid(folder, subject, uid));
            }
            if (a.boxes.containsKey(folder)) {
                box(a, folder).messages.put(uid, new Msg(subject, flags));
            }
        });
        see(account, folder, Set.of());
        Set<MailboxName> subscribed = Set.copyOf(folders(account).subscribed());
        promise(account, a -> {
            box(a, folder).messages.putIfAbsent(uid, new Msg(subject, flags));
            a.subscribed.addAll(subscribed);
        });
    }

    void append(MailboxName folder, Set<Flag> flags, String... subjects) {
        begin(JOHN, attempt -> attempt.filing = Map.of(folder, List.of(subjects)));
        List<Staged> staged = new ArrayList<>();
        List<Filing> filings = new ArrayList<>();
        for (String subject : subjects) {
            staged.add(kit.store().stage(Subjects.message(subject)));
            filings.add(Filing.to(JOHN, folder, StoreKit.ARRIVAL).withFlags(flags));
        }
        List<Uid> uids = StoreKit.get(open(JOHN, folder).append(staged, filings));
        promise(JOHN, a -> {
            for (int i = 0; i < subjects.length; i++) {
                box(a, folder).messages.put(uids.get(i).value(), new Msg(subjects[i], flags));
            }
        });
        staged.forEach(Staged::close);
        look(JOHN, folder);
    }

    void flag(MailboxName folder, UidSet uids, FlagEdit edit) {
        Mailbox mailbox = open(JOHN, folder);
        Map<Long, Set<Flag>> after = new HashMap<>();
        View view = mailbox.view();
        uids.intersect(view.uids()).forEach(uid -> after.put(uid, edited(view.flagsAt(view.indexOf(uid)), edit)));
        begin(JOHN, attempt -> attempt.flagging = after);
        StoreKit.get(mailbox.flag(uids, edit, ModSeq.LAST));
        promise(
                JOHN,
                a -> after.forEach((uid, flags) -> {
                    Msg message = box(a, folder).messages.get(uid);
                    if (message != null) {
                        message.flags = flags;
                        message.renamed = true;
                        message.possible.add(flags);
                    }
                }));
        look(JOHN, folder);
    }

    private static Set<Flag> edited(Set<Flag> before, FlagEdit edit) {
        Set<Flag> after = new HashSet<>(edit.operation() == FlagEdit.Operation.REPLACE ? Set.of() : before);
        if (edit.operation() == FlagEdit.Operation.REMOVE) {
            after.removeAll(edit.flags());
        } else {
            after.addAll(edit.flags());
        }
        return Set.copyOf(after);
    }

    void expunge(MailboxName folder, UidSet uids) {
        Set<Long> taken = new HashSet<>();
        uids.forEach(taken::add);
        begin(JOHN, attempt -> attempt.taking = Map.of(folder, taken));
        StoreKit.get(open(JOHN, folder).expunge(uids));
        promise(
                JOHN,
                a -> taken.forEach(uid -> {
                    Msg message = box(a, folder).messages.remove(uid);
                    if (message != null) {
                        box(a, folder).lately.put(uid, message.subject);
                    }
                }));
        look(JOHN, folder);
    }

    /** Messages by UID with their subjects; who copies or moves knows them. */
    void transfer(MailboxName from, Map<Long, String> messages, MailboxName to, boolean move) {
        UidSet uids =
                UidSet.of(messages.keySet().stream().mapToLong(u -> u).sorted().toArray());
        begin(JOHN, attempt -> {
            attempt.filing = Map.of(to, List.copyOf(messages.values()));
            attempt.taking = move ? Map.of(from, Set.copyOf(messages.keySet())) : Map.of();
            attempt.moving = move;
        });
        View view = open(JOHN, from).view();
        Map<Long, Set<Flag>> flags = new HashMap<>();
        uids.forEach(uid -> flags.put(uid, Set.copyOf(view.flagsAt(view.indexOf(uid)))));
        Mailbox target = open(JOHN, to);
        UidMap map = StoreKit.get(
                move ? open(JOHN, from).move(uids, target) : open(JOHN, from).copy(uids, target));
        promise(JOHN, a -> {
            PrimitiveIterator.OfLong given = map.target().iterator();
            map.source().forEach(uid -> {
                String subject = messages.getOrDefault(uid, "");
                box(a, to).messages.put(given.nextLong(), new Msg(subject, flags.getOrDefault(uid, Set.of())));
                if (move) {
                    box(a, from).messages.remove(uid);
                }
            });
        });
        look(JOHN, from);
        look(JOHN, to);
    }

    void create(MailboxName name, SpecialUse... uses) {
        begin(JOHN, attempt -> attempt.making = Set.of(name));
        Folder folder = StoreKit.get(folders(JOHN).create(name, Set.of(uses)));
        promise(JOHN, a -> a.boxes.put(name, new Box(folder.id().orElseThrow(), folder.specialUse())));
        see(JOHN, name, folder.specialUse());
    }

    void rename(Map<MailboxName, MailboxName> all, MailboxName from, MailboxName to) {
        begin(JOHN, attempt -> attempt.renaming = all);
        StoreKit.get(folders(JOHN).rename(from, to));
        promise(
                JOHN,
                a -> all.forEach((old, name) -> {
                    Box box = a.boxes.remove(old);
                    if (box != null) {
                        a.boxes.put(name, box);
                        a.seen(name, box.validity);
                    }
                }));
        all.values().forEach(name -> look(JOHN, name));
    }

    void delete(MailboxName name) {
        begin(JOHN, attempt -> attempt.losing = Set.of(name));
        StoreKit.get(folders(JOHN).delete(name));
        promise(JOHN, a -> a.boxes.remove(name));
    }

    void subscribe(Set<MailboxName> add, Set<MailboxName> remove) {
        Set<MailboxName> all = new HashSet<>(add);
        all.addAll(remove);
        begin(JOHN, attempt -> attempt.subscribing = all);
        StoreKit.get(folders(JOHN).subscriptions(add, remove));
        promise(JOHN, a -> {
            a.subscribed.addAll(add);
            a.subscribed.removeAll(remove);
        });
    }

    void remove(AccountId account) {
        begin(account, attempt -> attempt.removing = true);
        StoreKit.get(kit.store().remove(account));
        promise(account, a -> {
            a.boxes.clear();
            a.keys.clear();
            a.subscribed.clear();
        });
    }

    void forget(String key) {
        begin(JOHN, attempt -> attempt.forgetting = Set.of(key));
        kit.store().forget(JOHN, List.of(new DeliveryKey(key)));
        promise(JOHN, a -> {
            Expected.KeyedUid answer = a.keys.remove(key);
            if (answer != null) {
                a.forgotten.add(new Expected.Forgotten(key, answer.folder()));
            }
        });
    }

    /** A session is told of the messages of a mailbox. */
    void claim(MailboxName name) {
        UidSet uids = open(JOHN, name).recent(false);
        Set<Long> renaming = new HashSet<>();
        uids.forEach(renaming::add);
        begin(JOHN, attempt -> attempt.claiming = renaming);
        open(JOHN, name).recent(true);
        promise(JOHN, a -> box(a, name).messages.forEach((uid, message) -> message.renamed |= uids.contains(uid)));
    }

    /** Long enough for flags and expunges to be safe. */
    void wait5Seconds() {
        kit.time().advance(Duration.ofSeconds(5));
        promise(JOHN, Recorder::settled);
    }

    /** Long enough for the commit journal to be checkpointed, and its segment to be free. */
    void waitForCheckpoint() {
        kit.time().advance(Duration.ofSeconds(61));
        promise(JOHN, Recorder::settled);
    }

    /** Closes the store; all is safe then. */
    void close() {
        kit.close();
        promise(JOHN, Recorder::settled);
    }

    /** Closes the store and opens it again. */
    void restart() {
        kit.store().close();
        promise(JOHN, a -> {
            settled(a);
            a.closed = true;
        });
        events.add(new Event(disk.position(), true, expected -> expected.account(JOHN).closed = false));
        kit.store().open(kit.environment());
        look(JOHN, MailboxName.INBOX);
    }

    /** Somebody spoiled the state of the account, or a uidlist, so that less is sure of it. */
    void distrust() {
        promise(JOHN, a -> a.spoiled = true);
    }

    /** The uidlist of a mailbox is gone: it will be another one. */
    void lost(MailboxName name) {
        promise(JOHN, a -> {
            a.spoiled = true;
            a.boxes.remove(name);
            a.tolerated.add(name);
        });
    }

    private static void settled(Account account) {
        for (Box box : account.boxes.values()) {
            box.lately.clear();
            box.messages.values().forEach(message -> {
                message.possible.clear();
                message.renamed = false;
                message.possible.add(message.flags);
            });
        }
    }
}
