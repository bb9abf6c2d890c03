package dev.mailwright.smtp.net;

import dev.mailwright.MailService;
import dev.mailwright.Problem;
import dev.mailwright.Rooms;
import dev.mailwright.ServiceKey;
import dev.mailwright.smtp.SmtpListeners;
import dev.mailwright.smtp.session.Role;
import dev.mailwright.smtp.session.SmtpHost;
import dev.mailwright.smtp.session.SmtpLimits;
import dev.mailwright.smtp.verb.VerbTable;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A service of a server: what was built, before and between its runs. Immutable. */
public final class SmtpService implements MailService {

    private final ServiceKey<SmtpListeners> key;
    private final Role role;
    private final List<InetSocketAddress> plain;
    private final List<InetSocketAddress> tlsFirst;

    /**
     * @param plain where STARTTLS may follow
     * @param tlsFirst where TLS comes before the first octet
     */
    public SmtpService(
            ServiceKey<SmtpListeners> key, Role role, List<InetSocketAddress> plain, List<InetSocketAddress> tlsFirst) {
        this.key = key;
        this.role = role;
        this.plain = List.copyOf(plain);
        this.tlsFirst = List.copyOf(tlsFirst);
    }

    @Override
    public ServiceKey<SmtpListeners> key() {
        return key;
    }

    @Override
    public List<Problem> problems(Rooms rooms) {
        List<Problem> problems = new ArrayList<>();
        if (plain.isEmpty() && tlsFirst.isEmpty()) {
            problems.add(new Problem(
                    "smtp.listen.missing", key.name(), "no address to listen on", "Say listen(25) or listenTls(465)"));
        }
        if (!tlsFirst.isEmpty() && rooms.tls().isEmpty()) {
            problems.add(new Problem(
                    "tls.missing", key.name(), "listenTls needs a certificate", "Say tls(Tls.pem(chain, key))"));
        }
        return problems;
    }

    @Override
    public Running bind(Rooms rooms) {
        SmtpHost host = new SmtpHost(
                rooms.hostname(),
                role,
                SmtpLimits.of(rooms.maxMessageSize().bytes()),
                VerbTable.standard(),
                rooms.directory(),
                rooms.delivery(),
                rooms.authenticator(),
                rooms.time(),
                rooms.random(),
                rooms.spoolDirectory());
        return new RunningSmtp(key.name(), host, Sockets.of(rooms)).bind(plain, tlsFirst);
    }
}
