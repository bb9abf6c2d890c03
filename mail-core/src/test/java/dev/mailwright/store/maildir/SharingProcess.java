package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.message.Message;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Flagged;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import dev.mailwright.store.kit.StoreKit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Our side of a maildir that Dovecot works on at the same time. Says what was acknowledged: {@code A <subject> <uid>} of
 * what was filed, {@code F <uid>} of what was flagged, {@code x <subject>} before and {@code X <subject>} after an expunge,
 * and in the end {@code S <uid> <subject> <flags>} of what is there.
 */
final class SharingProcess {

    static final AccountId USER = new AccountId("u@ex.org");

    private static final int WRITERS = 3;

    private final StoreKit kit;
    private final Mailbox inbox;
    private final long end;

    private SharingProcess(StoreKit kit, long seconds) {
        this.kit = kit;
        this.inbox =
                kit.store().folders(USER).open(MailboxName.INBOX).toOptional().orElseThrow();
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    public static void main(String[] arguments) throws InterruptedException {
        MaildirStore store =
                MaildirStore.at(Path.of(arguments[0])).separator('.').sharedWithDovecot();
        try (StoreKit kit = new StoreKit(store, closed -> closed)) {
            SharingProcess process = new SharingProcess(kit, Long.parseLong(arguments[1]));
            List<Thread> threads = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                Thread thread = new Thread(() -> process.write(number));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            say("ready");
            if (readLine()) {
                process.state();
            }
        }
    }

    private static boolean readLine() {
        try {
            return System.in.read() >= 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private void write(int writer) {
        Random random = new Random(writer);
        for (int i = 0; System.nanoTime() < end; i++) {
            String subject = "ours-" + writer + "-" + i;
            say("A " + subject + " " + file(subject));
            try {
                flag(random);
                expunge(random);
            } catch (StoreException e) {
                if (e.reason() != StoreException.Reason.GONE) {
                    throw e;
                }
            }
        }
    }

    private Uid file(String subject) {
        String text = "Subject: " + subject + "\r\n\r\n" + "0123456789abcdef\r\n".repeat(20);
        Filing filing = Filing.to(USER, MailboxName.INBOX, StoreKit.ARRIVAL).withOptions(FilingOption.RECENT);
        try (Message message = Message.of(text);
                Staged staged = kit.store().stage(message)) {
            return StoreKit.stored(StoreKit.get(kit.store().file(staged, List.of(filing)))
                            .get(0))
                    .uid();
        }
    }

    private Uid any(Random random) {
        kit.store().folders(USER).open(MailboxName.INBOX);
        View view = inbox.view();
        return new Uid(view.uidAt(random.nextInt(view.size())));
    }

    private void flag(Random random) {
        Uid uid = any(random);
        Flagged done = StoreKit.get(
                inbox.flag(UidSet.of(uid.value()), FlagEdit.add(Flag.FLAGGED, Flag.keyword("ours")), ModSeq.LAST));
        if (!done.changed().isEmpty()) {
            say("F " + uid);
        }
    }

    /** One of theirs, so that nobody expunges what another is about to expunge. */
    private void expunge(Random random) {
        Uid uid = any(random);
        String subject = subject(uid);
        if (subject.startsWith("theirs") && "02468".indexOf(subject.charAt(subject.length() - 1)) >= 0) {
            say("x " + subject);
            StoreKit.get(inbox.expunge(UidSet.of(uid.value())));
            say("X " + subject);
        }
    }

    private String subject(Uid uid) {
        String text = StoreKit.text(inbox, uid);
        return text.substring("Subject: ".length(), text.indexOf('\r'));
    }

    private void state() {
        kit.store().folders(USER).open(MailboxName.INBOX);
        View view = inbox.view();
        for (int i = 0; i < view.size(); i++) {
            String flags = view.flagsAt(i).stream().map(Flag::name).sorted().collect(Collectors.joining(" "));
            say("S " + view.uidAt(i) + " " + subject(new Uid(view.uidAt(i))) + " " + flags);
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
