package dev.mailwright.store.kit;

import static dev.mailwright.store.kit.StoreKit.filing;
import static dev.mailwright.store.kit.StoreKit.get;
import static dev.mailwright.store.kit.StoreKit.stored;
import static dev.mailwright.store.kit.StoreKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Quota;
import dev.mailwright.Subscription;
import dev.mailwright.store.Counts;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many threads at once, and hints. */
public interface ConcurrencyContract {

    /** The open store. */
    StoreKit kit();

    @Test
    default void eightThreadsDeliverFlagAndExpungeAndNothingIsLostOrTwice() {
        Mailbox inbox = kit().inbox();
        Map<Long, String> delivered = new ConcurrentHashMap<>();
        Map<Long, Boolean> expunged = new ConcurrentHashMap<>();
        Set<Long> checked = ConcurrentHashMap.newKeySet();
        Threads.run(8, thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < 40; i++) {
                String subject = thread + "-" + i;
                long uid = stored(kit().file(subject, filing(MailboxName.INBOX)))
                        .uid()
                        .value();
                assertThat(delivered.put(uid, subject))
                        .as("UID %s given once", uid)
                        .isNull();
                View view = inbox.view();
                assertThat(view.indexOf(uid)).as("what was filed is there").isNotNegative();
                checked.add(uid);
                long other = view.uidAt(random.nextInt(view.size()));
                get(inbox.flag(UidSet.of(other), FlagEdit.add(Flag.keyword("t" + thread)), ModSeq.LAST));
                if (i % 3 == 0 && checked.contains(other)) {
                    get(inbox.expunge(UidSet.of(other)))
                            .forEach(gone -> assertThat(expunged.put(gone, true))
                                    .as("UID %s expunged once", gone)
                                    .isNull());
                }
                checkView(inbox.view());
            }
        });
        View view = inbox.view();
        assertThat(view.size()).isEqualTo(delivered.size() - expunged.size());
        for (int i = 0; i < view.size(); i++) {
            assertThat(expunged).doesNotContainKey(view.uidAt(i));
            assertThat(text(inbox, new Uid(view.uidAt(i)))).startsWith("Subject: " + delivered.get(view.uidAt(i)));
        }
        assertThat(kit().folders().usage().messages()).isEqualTo(view.size());
    }

    private static void checkView(View view) {
        long before = 0;
        for (int i = 0; i < view.size(); i++) {
            assertThat(view.uidAt(i)).isGreaterThan(before);
            assertThat(view.modSeqAt(i))
                    .isLessThanOrEqualTo(view.highestModSeq().value());
            assertThat(view.flagsAt(i)).isNotNull();
            before = view.uidAt(i);
        }
        assertThat(view.uidNext().value()).isGreaterThan(before);
    }

    @Test
    default void aMessageThatMovesBackAndForthIsInExactlyOneMailbox() {
        Mailbox inbox = kit().inbox();
        Mailbox archive = kit().open("Archive");
        List<MailboxName> both = List.of(MailboxName.INBOX, MailboxName.of("Archive"));
        kit().append(inbox, Set.of(), "a", "b", "c");
        AtomicInteger movers = new AtomicInteger(4);
        AtomicBoolean torn = new AtomicBoolean();
        Threads.run(6, thread -> {
            if (thread >= 4) {
                while (movers.get() > 0) {
                    Map<MailboxName, Counts> counts = kit().folders().counts(both);
                    long sum =
                            counts.values().stream().mapToLong(Counts::messages).sum();
                    torn.compareAndSet(false, sum != 3);
                }
                return;
            }
            try {
                for (int i = 0; i < 60; i++) {
                    boolean forth = (i + thread) % 2 == 0;
                    get(forth ? inbox.move(UidSet.ALL, archive) : archive.move(UidSet.ALL, inbox));
                }
            } finally {
                movers.decrementAndGet();
            }
        });
        assertThat(torn).as("a count of both saw more or fewer than three").isFalse();
        assertThat(inbox.view().size() + archive.view().size()).isEqualTo(3);
        assertThat(kit().folders().usage().messages()).isEqualTo(3);
    }

    @Test
    default void movesInOppositeDirectionsBetweenAccountsDoNotLockEachOtherOut() {
        Mailbox johns = kit().inbox();
        Mailbox annas = kit().store()
                .folders(StoreKit.account("anna"))
                .open(MailboxName.INBOX)
                .toOptional()
                .orElseThrow();
        kit().append(johns, Set.of(), "a", "b");
        Threads.run(4, thread -> {
            for (int i = 0; i < 50; i++) {
                get(thread % 2 == 0 ? johns.move(UidSet.ALL, annas) : annas.move(UidSet.ALL, johns));
            }
        });
        assertThat(johns.view().size() + annas.view().size()).isEqualTo(2);
    }

    @Test
    default void aQuotaIsNotOverrunByConcurrentFilings() {
        Filing filing = filing(MailboxName.INBOX).withQuota(new Quota(Long.MAX_VALUE, 10));
        AtomicInteger stored = new AtomicInteger();
        Threads.run(8, thread -> {
            for (int i = 0; i < 5; i++) {
                if (kit().file("m", filing) instanceof Filed.Stored) {
                    stored.incrementAndGet();
                }
            }
        });
        assertThat(stored).hasValue(10);
        assertThat(kit().inbox().view().size()).isEqualTo(10);
    }

    @Test
    default void aDeliveryKeyFiledByManyThreadsIsStoredOnce() {
        Filing filing = filing(MailboxName.INBOX).withKey(new DeliveryKey("once"));
        Set<Uid> uids = ConcurrentHashMap.newKeySet();
        Threads.run(8, thread -> uids.add(stored(kit().file("m", filing)).uid()));
        assertThat(uids).hasSize(1);
        assertThat(kit().inbox().view().size()).isEqualTo(1);
    }

    @Test
    default void aFolderMadeByManyFilingsAtOnceIsOneFolder() {
        MailboxName name = MailboxName.of("INBOX", "tag");
        Filing filing = filing(name).withOptions(dev.mailwright.store.FilingOption.CREATE_FOLDER);
        Threads.run(8, thread -> stored(kit().file("m" + thread, filing)));
        assertThat(kit().open(name).view().size()).isEqualTo(8);
    }

    @Test
    default void anExpungedMessageIsExpungedByOneOnly() {
        Mailbox inbox = kit().inbox();
        kit().append(inbox, Set.of(), "a", "b", "c", "d");
        AtomicInteger gone = new AtomicInteger();
        Threads.run(
                8, thread -> gone.addAndGet((int) get(inbox.expunge(UidSet.ALL)).count()));
        assertThat(gone).hasValue(4);
    }

    @Test
    default void watchersOfAMailboxAndOfTheStoreAreTold() throws InterruptedException {
        CountDownLatch mailbox = new CountDownLatch(1);
        CountDownLatch store = new CountDownLatch(1);
        Mailbox inbox = kit().inbox();
        try (Subscription one = inbox.watch(() -> {
                    if (inbox.view().size() > 0) {
                        mailbox.countDown();
                    }
                });
                Subscription two = kit().store().watch(account -> {
                    if (account.equals(StoreKit.john())) {
                        store.countDown();
                    }
                })) {
            kit().deliver("a");
            assertThat(mailbox.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(store.await(60, TimeUnit.SECONDS)).isTrue();
            one.close();
            two.close();
        }
    }

    @Test
    default void aWatcherAndACompletionMayCallTheStoreAgain() throws InterruptedException {
        Mailbox inbox = kit().inbox();
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        AtomicBoolean once = new AtomicBoolean();
        AtomicBoolean free = new AtomicBoolean();
        try (Subscription watch = inbox.watch(() -> {
            if (once.compareAndSet(false, true)) {
                new Thread(() -> {
                            kit().folders().list();
                            inbox.recent(false);
                            answered.countDown();
                        })
                        .start();
                free.set(reached(answered));
                told.countDown();
            }
        })) {
            kit().append(inbox, Set.of(), "a");
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(free).as("no lock was held while a watcher ran").isTrue();
            var twice = inbox.flag(UidSet.ALL, FlagEdit.add(Flag.SEEN), ModSeq.LAST)
                    .thenCompose(flagged -> inbox.expunge(flagged.changed()));
            assertThat(get(twice).count()).isEqualTo(1);
            watch.close();
        }
    }

    private static boolean reached(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
