package dev.mailwright.pop3;

import dev.mailwright.ListeningService;
import dev.mailwright.MailService;
import dev.mailwright.Problem;
import dev.mailwright.ServiceKey;
import dev.mailwright.net.ListenAddresses;
import dev.mailwright.pop3.net.Pop3Protocol;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of a POP3 service. Mutable, for one thread; what it builds is not.
 *
 * <ul>
 *   <li>no port: at least one {@code listen} or {@code listenTls} is needed
 *   <li>all interfaces where only a port is given; port 0 takes any free one
 *   <li>STLS where the server has a certificate; passwords inside TLS, and in the clear only from clients on loopback
 *   <li>several sessions may read one mailbox at a time; messages that were fetched get {@code \Seen} at QUIT
 *   <li>a user may log in again at once
 *   <li>60 s to log in, 10 minutes for a command, 20 bad commands in a row
 * </ul>
 */
public final class Pop3Builder implements MailService.Builder {

    private final List<InetSocketAddress> plain = new ArrayList<>();
    private final List<InetSocketAddress> tlsFirst = new ArrayList<>();
    private Duration delay = Duration.ZERO;
    private ServiceKey<Pop3Listeners> key;

    Pop3Builder(ServiceKey<Pop3Listeners> key) {
        this.key = key;
    }

    /** Listens on all interfaces; TLS may follow with STLS. */
    public Pop3Builder listen(int port) {
        return listen(new InetSocketAddress(port));
    }

    /**
     * Listens at one address.
     *
     * @param host a name or numeric address of this machine
     */
    public Pop3Builder listen(String host, int port) {
        return listen(new InetSocketAddress(host, port));
    }

    /** Listens at one address. */
    public Pop3Builder listen(InetSocketAddress address) {
        plain.add(address);
        return this;
    }

    /** Listens on all interfaces, TLS first. // rfc8314#3.3 */
    public Pop3Builder listenTls(int port) {
        return listenTls(new InetSocketAddress(port));
    }

    /**
     * Listens at one address, TLS first.
     *
     * @param host a name or numeric address of this machine
     */
    public Pop3Builder listenTls(String host, int port) {
        return listenTls(new InetSocketAddress(host, port));
    }

    /** Listens at one address, TLS first. */
    public Pop3Builder listenTls(InetSocketAddress address) {
        tlsFirst.add(address);
        return this;
    }

    /**
     * Takes no login of a user before so much time has passed since the last one.
     *
     * @param least whole seconds; {@link Duration#ZERO} for none
     */
    // rfc2449#6.5
    public Pop3Builder loginDelay(Duration least) {
        if (least.isNegative()) {
            throw new IllegalArgumentException("a delay is not shorter than nothing");
        }
        delay = Duration.ofSeconds(least.toSeconds());
        return this;
    }

    /** Another name in logs and for {@code MailServer.service}, so that there can be a second service of this kind. */
    public Pop3Builder named(String name) {
        key = key.named(name);
        return this;
    }

    @Override
    public MailService build() {
        Duration between = delay;
        Problem nowhere = new Problem(
                "pop3.listen.missing", key.name(), "no address to listen on", "Say listen(110) or listenTls(995)");
        return new ListeningService<>(
                key,
                new ListenAddresses(plain, tlsFirst),
                nowhere,
                rooms -> Pop3Protocol.in(rooms, between),
                BoundPop3::new);
    }
}
