package dev.mailwright.smtp;

import dev.mailwright.ListeningService;
import dev.mailwright.MailService;
import dev.mailwright.Problem;
import dev.mailwright.ServiceKey;
import dev.mailwright.check.Check;
import dev.mailwright.check.Checks;
import dev.mailwright.check.Probe;
import dev.mailwright.check.Stage;
import dev.mailwright.net.ListenAddresses;
import dev.mailwright.smtp.net.SmtpProtocol;
import dev.mailwright.smtp.session.Role;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of an SMTP service. Mutable, for one thread; what it builds is not.
 *
 * <ul>
 *   <li>no port: at least one {@code listen} or {@code listenTls} is needed
 *   <li>all interfaces where only a port is given; port 0 takes any free one
 *   <li>STARTTLS where the server has a certificate; AUTH inside TLS, and in the clear only for clients on loopback
 *   <li>messages as large as the server allows, 1,000 recipients each, 20 errors a session
 *   <li>no checks
 *   <li>300 s for a command, 60 s to the first EHLO or login, uploads of at least 100 octets a second
 * </ul>
 */
public final class SmtpBuilder implements MailService.Builder {

    private final Role role;
    private final List<InetSocketAddress> plain = new ArrayList<>();
    private final List<InetSocketAddress> tlsFirst = new ArrayList<>();
    private Checks checks = Checks.NONE;
    private ServiceKey<SmtpListeners> key;

    SmtpBuilder(ServiceKey<SmtpListeners> key, Role role) {
        this.key = key;
        this.role = role;
    }

    /** Listens on all interfaces; TLS may follow with STARTTLS. */
    public SmtpBuilder listen(int port) {
        return listen(new InetSocketAddress(port));
    }

    /**
     * Listens at one address.
     *
     * @param host a name or numeric address of this machine
     */
    public SmtpBuilder listen(String host, int port) {
        return listen(new InetSocketAddress(host, port));
    }

    /** Listens at one address. */
    public SmtpBuilder listen(InetSocketAddress address) {
        plain.add(address);
        return this;
    }

    /** Listens on all interfaces, TLS first. // rfc8314#3.3 */
    public SmtpBuilder listenTls(int port) {
        return listenTls(new InetSocketAddress(port));
    }

    /**
     * Listens at one address, TLS first.
     *
     * @param host a name or numeric address of this machine
     */
    public SmtpBuilder listenTls(String host, int port) {
        return listenTls(new InetSocketAddress(host, port));
    }

    /** Listens at one address, TLS first. */
    public SmtpBuilder listenTls(InetSocketAddress address) {
        tlsFirst.add(address);
        return this;
    }

    /** Another name in logs and for {@code MailServer.service}, so that there can be a second service of this kind. */
    public SmtpBuilder named(String name) {
        key = key.named(name);
        return this;
    }

    /**
     * Asks this check at a stage of each session or mail, after those that were added before. What the client hears is the
     * reply of the strictest verdict. Checks are called on workers, never on an event loop.
     *
     * @param stage a constant of {@link Stage}
     */
    public <P extends Probe> SmtpBuilder check(Stage<P> stage, Check<? super P> check) {
        checks = checks.plus(stage, check);
        return this;
    }

    @Override
    public MailService build() {
        Checks asked = checks;
        Problem nowhere = new Problem(
                "smtp.listen.missing", key.name(), "no address to listen on", "Say listen(25) or listenTls(465)");
        return new ListeningService<>(
                key,
                new ListenAddresses(plain, tlsFirst),
                nowhere,
                rooms -> SmtpProtocol.in(rooms, role, asked),
                BoundSmtp::new);
    }
}
