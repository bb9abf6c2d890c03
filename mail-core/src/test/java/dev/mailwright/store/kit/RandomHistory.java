package dev.mailwright.store.kit;

import static dev.mailwright.store.kit.StoreKit.filing;
import static dev.mailwright.store.kit.StoreKit.get;
import static dev.mailwright.store.kit.StoreKit.stored;
import static dev.mailwright.store.kit.StoreKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Changes;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Does anything to three mailboxes and to their models, and compares. One seed, one history. */
final class RandomHistory {

    private static final List<MailboxName> NAMES =
            List.of(MailboxName.INBOX, MailboxName.of("Archive"), MailboxName.of("a", "b"));
    private static final List<Flag> FLAGS =
            List.of(Flag.SEEN, Flag.DELETED, Flag.ANSWERED, Flag.keyword("$Junk"), Flag.keyword("x"));

    private static final List<FlagEdit.Operation> OPERATIONS = List.of(FlagEdit.Operation.values());

    private final StoreKit kit;
    private final Random random;
    private final Map<MailboxName, Model> models = new TreeMap<>();
    private int subjects;

    RandomHistory(StoreKit kit, long seed) {
        this.kit = kit;
        this.random = new Random(seed);
        NAMES.forEach(name -> models.put(name, new Model()));
        kit.create("a", "b");
    }

    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            MailboxName name = NAMES.get(random.nextInt(NAMES.size()));
            step(name, models.get(name));
            if (random.nextInt(30) == 0) {
                kit.reopen();
            }
            models.forEach((each, model) -> check(each, model));
        }
        models.forEach(this::checkContent);
    }

    private void step(MailboxName name, Model model) {
        Mailbox mailbox = kit.open(name);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> deliver(name, model);
            case 3, 4 -> flag(mailbox, model);
            case 5 -> expunge(mailbox, model);
            case 6 -> transfer(mailbox, model, false);
            default -> transfer(mailbox, model, true);
        }
    }

    private void deliver(MailboxName name, Model model) {
        String subject = "s" + subjects++;
        Set<Flag> flags = flags();
        Uid uid = stored(kit.file(subject, filing(name).withFlags(flags))).uid();
        model.add(uid.value(), flags, subject);
    }

    private void flag(Mailbox mailbox, Model model) {
        UidSet uids = some(model);
        Set<Flag> flags = flags();
        FlagEdit edit = new FlagEdit(OPERATIONS.get(random.nextInt(3)), flags);
        var flagged = get(mailbox.flag(uids, edit, ModSeq.LAST));
        UidSet.Builder changed = new UidSet.Builder();
        model.state().forEach((uid, before) -> {
            Set<Flag> after = edited(before, edit);
            if (uids.contains(uid) && !after.equals(before)) {
                model.flags(uid, after);
                changed.add(uid);
            }
        });
        assertThat(flagged.changed()).isEqualTo(changed.build());
        assertThat(flagged.refused().isEmpty()).isTrue();
    }

    private static Set<Flag> edited(Set<Flag> before, FlagEdit edit) {
        Set<Flag> after = new HashSet<>(edit.operation() == FlagEdit.Operation.REPLACE ? Set.of() : before);
        if (edit.operation() == FlagEdit.Operation.REMOVE) {
            after.removeIf(edit.flags()::contains);
        } else {
            after.addAll(edit.flags());
        }
        return after;
    }

    private void expunge(Mailbox mailbox, Model model) {
        UidSet uids = some(model);
        UidSet gone = get(mailbox.expunge(uids));
        UidSet.Builder expected = new UidSet.Builder();
        model.messages.keySet().stream().filter(uids::contains).forEach(expected::add);
        assertThat(gone).isEqualTo(expected.build());
        model.messages.keySet().removeIf(uids::contains);
    }

    private void transfer(Mailbox mailbox, Model model, boolean move) {
        MailboxName to = NAMES.get(random.nextInt(NAMES.size()));
        Mailbox target = kit.open(to);
        UidSet uids = some(model);
        UidMap map = get(move ? mailbox.move(uids, target) : mailbox.copy(uids, target));
        UidSet.Builder expected = new UidSet.Builder();
        Map<Long, Model.Entry> sources = new TreeMap<>(model.messages);
        sources.keySet().stream().filter(uids::contains).forEach(expected::add);
        assertThat(map.source()).isEqualTo(expected.build());
        PrimitiveIterator.OfLong targets = map.target().iterator();
        map.source().forEach(uid -> {
            Model.Entry entry = sources.get(uid);
            models.get(to).add(targets.nextLong(), entry.flags(), entry.subject());
        });
        if (move) {
            model.messages.keySet().removeIf(map.source()::contains);
        }
    }

    private UidSet some(Model model) {
        UidSet.Builder some = new UidSet.Builder();
        model.messages.keySet().stream().filter(uid -> random.nextInt(4) == 0).forEach(some::add);
        if (random.nextInt(10) == 0) {
            some.add(1 + random.nextInt(200), 200L + random.nextInt(1000));
        }
        return some.build();
    }

    private Set<Flag> flags() {
        Set<Flag> flags = new HashSet<>();
        FLAGS.stream().filter(flag -> random.nextInt(3) == 0).forEach(flags::add);
        return flags;
    }

    private void check(MailboxName name, Model model) {
        Mailbox mailbox = kit.open(name);
        assertThat(Model.state(mailbox.view())).isEqualTo(model.state());
        assertThat(kit.counts(name).messages()).isEqualTo(model.messages.size());
        model.remember(mailbox.view());
        Model.Seen seen = model.history.get(random.nextInt(model.history.size()));
        UidSet.Builder known = new UidSet.Builder();
        seen.messages().keySet().forEach(known::add);
        Changes changes = mailbox.since(new ModSeq(seen.modSeq()), known.build());
        assertThat(Model.resynced(seen, mailbox, changes)).isEqualTo(model.state());
        model.differing(seen)
                .forEach(uid -> assertThat(changes.changed().contains(uid)).isTrue());
    }

    private void checkContent(MailboxName name, Model model) {
        Mailbox mailbox = kit.open(name);
        model.messages.forEach((uid, entry) ->
                assertThat(text(mailbox, new Uid(uid))).startsWith("Subject: " + entry.subject() + "\r\n"));
    }
}
