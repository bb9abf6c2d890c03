package dev.mailwright.imap.net;

import dev.mailwright.MailService;
import dev.mailwright.Network;
import dev.mailwright.Problem;
import dev.mailwright.Rooms;
import dev.mailwright.ServiceKey;
import dev.mailwright.imap.ImapListeners;
import dev.mailwright.imap.session.ImapServices;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A service of a server: what was built, before and between its runs. Immutable. */
public final class ImapService implements MailService {

    // rfc3501#5.4
    private static final Duration AUTOLOGOUT = Duration.ofMinutes(30);

    private final ServiceKey<ImapListeners> key;
    private final List<InetSocketAddress> plain;
    private final List<InetSocketAddress> tlsFirst;

    /**
     * @param plain where STARTTLS may follow
     * @param tlsFirst where TLS comes before the first octet
     */
    public ImapService(ServiceKey<ImapListeners> key, List<InetSocketAddress> plain, List<InetSocketAddress> tlsFirst) {
        this.key = key;
        this.plain = List.copyOf(plain);
        this.tlsFirst = List.copyOf(tlsFirst);
    }

    @Override
    public ServiceKey<ImapListeners> key() {
        return key;
    }

    @Override
    public List<Problem> problems(Rooms rooms) {
        List<Problem> problems = new ArrayList<>();
        if (plain.isEmpty() && tlsFirst.isEmpty()) {
            problems.add(new Problem(
                    "imap.listen.missing", key.name(), "no address to listen on", "Say listen(143) or listenTls(993)"));
        }
        if (!tlsFirst.isEmpty() && rooms.tls().isEmpty()) {
            problems.add(new Problem(
                    "tls.missing", key.name(), "listenTls needs a certificate", "Say tls(Tls.pem(chain, key))"));
        }
        return problems;
    }

    @Override
    public Running bind(Rooms rooms) {
        ImapServices services = new ImapServices(
                rooms.hostname(),
                rooms.store(),
                rooms.authenticator(),
                rooms.time(),
                rooms.spoolDirectory(),
                rooms.maxMessageSize(),
                AUTOLOGOUT);
        return new RunningImap(key.name(), services, Network.of(rooms), rooms.workers()).bind(plain, tlsFirst);
    }
}
