package dev.mailwright.pop3.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Lookup;
import dev.mailwright.net.Connections;
import dev.mailwright.net.Workers;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.StoreException;
import dev.mailwright.testing.ExpectedLogs;
import dev.mailwright.transcript.net.EmbeddedDialogue;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** A store that fails: the client hears it, the log has it once, and nothing is lost. */
class StoreFaultsTest {

    private final StoreException fault = new StoreException(StoreException.Reason.TRANSIENT, "disk on fire");

    private final Pop3World world = new Pop3World();
    private String broken = "";

    @BeforeEach
    void mail() {
        world.account("john@x.test", "secret");
        world.deliver("john@x.test", "Subject: one\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        world.seen = store -> failing(MailStore.class, store);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatCannotBeRemovedStaysAndIsNotPromised(ExpectedLogs logs) {
        logs.error("session failed");
        broken = "expunge";
        EmbeddedDialogue session = loggedIn();
        assertThat(say(session, "DELE 1")).startsWith("+OK");
        assertThat(say(session, "QUIT")).startsWith("-ERR [SYS/TEMP] Some messages were not removed");
        assertThat(session.closed()).isTrue();
        assertThat(world.inbox("john@x.test").view().size()).isEqualTo(1);
        assertThat(logs.lines().stream().filter(line -> line.level() == Level.ERROR))
                .hasSize(1);
    }

    @Test
    void aMessageThatCannotBeReadIsAnErrorAndTheSessionGoesOn(ExpectedLogs logs) {
        logs.error("session failed");
        broken = "content";
        EmbeddedDialogue session = loggedIn();
        assertThat(say(session, "RETR 1")).isEqualTo("-ERR [SYS/TEMP] Local error, try again later\r\n");
        assertThat(say(session, "NOOP")).startsWith("+OK");
        session.hungUp();
    }

    @Test
    void sizesThatCannotBeReadAreAnError(ExpectedLogs logs) {
        logs.error("session failed");
        broken = "rows";
        EmbeddedDialogue session = loggedIn();
        assertThat(say(session, "LIST")).isEqualTo("-ERR [SYS/TEMP] Local error, try again later\r\n");
        broken = "";
        assertThat(say(session, "STAT")).isEqualTo("+OK 1 16\r\n");
        session.hungUp();
    }

    @Test
    void anInboxThatCannotBeOpenedLeavesTheClientOutside(ExpectedLogs logs) {
        logs.error("session failed");
        broken = "open";
        EmbeddedDialogue session = loggedIn();
        assertThat(say(session, "STAT")).startsWith("-ERR Log in first");
        broken = "";
        assertThat(say(session, "USER john@x.test") + say(session, "PASS secret"))
                .contains("+OK Logged in");
        session.hungUp();
    }

    private EmbeddedDialogue loggedIn() {
        Connections<?> connections = Connections.of(
                        new Pop3Protocol(world.host()), world.time, Workers.of(Runnable::run))
                .build();
        EmbeddedDialogue session = new EmbeddedDialogue(new EmbeddedChannel(connections.initializer()));
        session.greeting();
        say(session, "USER john@x.test");
        say(session, "PASS secret");
        return session;
    }

    private static String say(EmbeddedDialogue session, String line) {
        return new String(
                session.receive((line + "\r\n").getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    /** The same thing, except that the broken method fails. */
    private <T> T failing(Class<T> kind, T real) {
        Object proxy =
                Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (self, method, arguments) -> {
                    if (!method.getName().equals(broken)) {
                        return wrapped(call(real, method, arguments));
                    }
                    if (method.getReturnType().isAssignableFrom(CompletableFuture.class)) {
                        return CompletableFuture.failedFuture(fault);
                    }
                    throw fault;
                });
        return kind.cast(proxy);
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private Object wrapped(Object result) {
        if (result instanceof Folders folders) {
            return failing(Folders.class, folders);
        }
        return result instanceof Lookup<?> lookup
                ? lookup.map(found -> found instanceof Mailbox mailbox ? failing(Mailbox.class, mailbox) : found)
                : result;
    }
}
