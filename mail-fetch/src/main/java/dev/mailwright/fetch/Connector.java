package dev.mailwright.fetch;

import dev.mailwright.Rooms;
import dev.mailwright.fetch.imap.ImapAccount;
import dev.mailwright.fetch.imap.ImapLogin;
import dev.mailwright.fetch.net.Dialer;
import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.pop3.Pop3Login;
import dev.mailwright.fetch.settings.Login;
import dev.mailwright.fetch.settings.Protocol;
import dev.mailwright.fetch.source.RemoteAccount;
import dev.mailwright.observe.LogText;
import dev.mailwright.sasl.ClientLogin;
import org.jspecify.annotations.Nullable;

/** Connects to an account's server and logs in. For one thread; {@link #stop} cuts off what is open from any other. */
final class Connector implements AutoCloseable {

    private final FetchAccount account;
    private final Rooms rooms;
    private volatile boolean stopped;
    private volatile @Nullable Dialer dialer;

    Connector(FetchAccount account, Rooms rooms) {
        this.account = account;
        this.rooms = rooms;
    }

    /** With the protocol of the account. */
    RemoteAccount connect() {
        if (account.protocol() == Protocol.POP3) {
            return pop3();
        }
        try {
            return imap();
        } catch (RemoteFault e) {
            boolean other = e.kind() == Kind.UNREACHABLE || e.kind() == Kind.PROTOCOL;
            if (account.protocol() != Protocol.AUTO || stopped || !other) {
                throw e;
            }
            return pop3();
        }
    }

    /** With IMAP, whatever the account says. */
    ImapAccount imap() {
        ClientLogin login = login(account.login());
        return ImapLogin.login(
                dialer(Protocol.IMAP), account.connection().security(), login, rooms.random(), rooms.spoolDirectory());
    }

    private RemoteAccount pop3() {
        ClientLogin login = login(account.login());
        return Pop3Login.login(
                dialer(Protocol.POP3), account.connection().security(), login, rooms.random(), rooms.spoolDirectory());
    }

    private Dialer dialer(Protocol protocol) {
        Dialer mine = new Dialer(account.connection(), account.connection().portFor(protocol), rooms.time());
        dialer = mine;
        if (stopped) {
            mine.close();
        }
        return mine;
    }

    private static ClientLogin login(Login login) {
        String secret;
        try {
            secret = login.secret().get();
        } catch (RuntimeException e) {
            throw new RemoteFault(Kind.UNREACHABLE, "the token cannot be had: " + LogText.safe(e.toString()));
        }
        ClientLogin client =
                login.token() ? ClientLogin.token(login.user(), secret) : ClientLogin.password(login.user(), secret);
        return client.withMechanisms(login.mechanisms());
    }

    boolean isStopped() {
        return stopped;
    }

    /** For good, from any thread. */
    void stop() {
        stopped = true;
        close();
    }

    @Override
    public void close() {
        Dialer now = dialer;
        if (now != null) {
            now.close();
        }
    }
}
