package dev.mailwright.junit;

import dev.mailwright.MailServer;
import dev.mailwright.Problem;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A running mail server for the tests of an application, with JUnit 5 or 6:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MailServerExtension mail = MailServerExtension.with(
 *         b -> b.accounts(a -> a.captureAll()).add(Smtp.inbound().listen(0)).add(Imap.server().listen(0)));
 * }</pre>
 *
 * <ul>
 *   <li>in a static field the server lives as long as the class and its mail goes away after each test; in an instance
 *       field each test has a server of its own
 *   <li>mail is kept in memory, the host name is {@code mail.test}
 *   <li>what goes to other domains is taken by {@link #remote}
 *   <li>listen on port 0 and ask {@link #client()} for the real one
 *   <li>the clock goes on as the real one does, and {@link #advance} lets hours or days pass at once
 *   <li>the first account is the postmaster where nobody else is
 * </ul>
 */
public final class MailServerExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private final Consumer<MailServer.Builder> settings;
    private boolean forClass;
    private @Nullable Running running;

    private final Remotes remotes = new Remotes();
    private final Faults faults = new Faults();

    private record Running(MailServer server, FlowingTime time, Arrivals arrivals) {

        void close() {
            arrivals.close();
            server.close();
            time.close();
        }
    }

    private MailServerExtension(Consumer<MailServer.Builder> settings) {
        this.settings = settings;
    }

    /** A server with these settings beside the defaults. */
    public static MailServerExtension with(Consumer<MailServer.Builder> settings) {
        return new MailServerExtension(settings);
    }

    /** Where the application under test connects. */
    public MailClient client() {
        return new MailClient(server());
    }

    /** The mail that has arrived or is about to. */
    public Mails mails() {
        return Mails.in(running().arrivals());
    }

    /** The server itself. */
    public MailServer server() {
        return running().server();
    }

    /** Lets time pass at once; the timers that are due by then have run on return. */
    public void advance(Duration duration) {
        running().time().advance(duration);
    }

    /** A domain of somebody else's: what it answers, and what it has taken. Mail that no smarthost or route concerns never leaves this process. */
    public RemoteHost remote(String domain) {
        return remotes.host(Domain.of(domain));
    }

    /** What is to go wrong at the server, until the end of the test. */
    public Faults faults() {
        return faults;
    }

    private Running running() {
        Running current = running;
        if (current == null) {
            throw new IllegalStateException("the mail server runs only during a test; is the extension registered?");
        }
        return current;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forClass = true;
        running = start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (running == null) {
            running = start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        remotes.clear();
        faults.clear();
        if (forClass) {
            empty();
        } else {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private Running start() {
        FlowingTime time = new FlowingTime(Instant.now());
        try {
            MailServer server = build(time).start();
            return new Running(server, time, new Arrivals(server));
        } catch (RuntimeException e) {
            time.close();
            throw e;
        }
    }

    private MailServer build(FlowingTime time) {
        MailServer.Builder builder = MailServer.builder()
                .hostname("mail.test")
                .store(MemoryStore.create())
                .queue(MemoryQueue.create())
                .courier(remotes)
                .around(faults::around)
                .time(time);
        settings.accept(builder);
        if (builder.problems().stream().map(Problem::code).anyMatch("domain.postmaster.missing"::equals)) {
            builder.accounts(
                    accounts -> accounts.first().map(EmailAddress::toString).ifPresent(builder::postmaster));
        }
        return builder.build();
    }

    private void empty() {
        for (Account account : running().arrivals().accounts()) {
            server().store().remove(account.id()).toCompletableFuture().join();
        }
    }

    private void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.close();
        }
    }
}
