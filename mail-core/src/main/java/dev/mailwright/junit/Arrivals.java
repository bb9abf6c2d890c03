package dev.mailwright.junit;

import dev.mailwright.MailServer;
import dev.mailwright.Subscription;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.Page;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Uid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** All mail in all mailboxes, and the wish to hear of more. Thread-safe. */
final class Arrivals implements AutoCloseable {

    private static final int PAGE = 1_000;

    private final MailServer server;
    private final Subscription watch;
    private long hints;

    Arrivals(MailServer server) {
        this.server = server;
        this.watch = server.store().watch(account -> hint());
    }

    private synchronized void hint() {
        hints++;
        notifyAll();
    }

    /** Everything there is now, account by account. */
    List<Arrival> all() {
        List<Arrival> all = new ArrayList<>();
        for (Account account : accounts()) {
            collect(account.address(), all);
        }
        return all;
    }

    List<Account> accounts() {
        List<Account> all = new ArrayList<>();
        Page<Account> page = server.accounts().accounts(AccountFilter.ALL, Cursor.START, PAGE);
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = server.accounts().accounts(AccountFilter.ALL, page.next().get(), PAGE);
            all.addAll(page.items());
        }
        return all;
    }

    private void collect(EmailAddress account, List<Arrival> into) {
        for (Folder folder : server.mailboxes().folders(account)) {
            for (Uid uid : server.mailboxes().list(account, folder.name())) {
                server.mailboxes()
                        .read(account, folder.name(), uid)
                        .ifPresent(message -> into.add(new Arrival(account, folder.name(), Mail.of(message))));
            }
        }
    }

    /** Looks again after each change until the mail there satisfies the condition; returns what is there then. */
    List<Arrival> await(Predicate<List<Arrival>> condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long before = hints();
            List<Arrival> now = all();
            if (condition.test(now) || !changed(before, deadline)) {
                return now;
            }
        }
    }

    private synchronized long hints() {
        return hints;
    }

    /** Waits for a hint; false when the deadline comes first. */
    private synchronized boolean changed(long before, long deadline) {
        try {
            while (hints == before) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
