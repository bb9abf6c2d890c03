package dev.mailwright.pop3.net;

import dev.mailwright.MailService;
import dev.mailwright.Network;
import dev.mailwright.Problem;
import dev.mailwright.Rooms;
import dev.mailwright.ServiceKey;
import dev.mailwright.pop3.Pop3Listeners;
import dev.mailwright.pop3.session.Pop3Host;
import dev.mailwright.pop3.session.Pop3Limits;
import dev.mailwright.pop3.verb.VerbTable;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A service of a server: what was built, before and between its runs. Immutable. */
public final class Pop3Service implements MailService {

    private final ServiceKey<Pop3Listeners> key;
    private final List<InetSocketAddress> plain;
    private final List<InetSocketAddress> tlsFirst;

    /**
     * @param plain where STLS may follow
     * @param tlsFirst where TLS comes before the first octet
     */
    public Pop3Service(ServiceKey<Pop3Listeners> key, List<InetSocketAddress> plain, List<InetSocketAddress> tlsFirst) {
        this.key = key;
        this.plain = List.copyOf(plain);
        this.tlsFirst = List.copyOf(tlsFirst);
    }

    @Override
    public ServiceKey<Pop3Listeners> key() {
        return key;
    }

    @Override
    public List<Problem> problems(Rooms rooms) {
        List<Problem> problems = new ArrayList<>();
        if (plain.isEmpty() && tlsFirst.isEmpty()) {
            problems.add(new Problem(
                    "pop3.listen.missing", key.name(), "no address to listen on", "Say listen(110) or listenTls(995)"));
        }
        if (!tlsFirst.isEmpty() && rooms.tls().isEmpty()) {
            problems.add(new Problem(
                    "tls.missing", key.name(), "listenTls needs a certificate", "Say tls(Tls.pem(chain, key))"));
        }
        return problems;
    }

    @Override
    public Running bind(Rooms rooms) {
        Pop3Host host = new Pop3Host(
                rooms.hostname(),
                Pop3Limits.defaults(),
                VerbTable.standard(),
                rooms.authenticator(),
                rooms.store(),
                rooms.time());
        Network network = Network.of(rooms);
        return new RunningPop3(
                        key.name(),
                        host,
                        new Sockets(network.loops(), rooms.workers(), network.limits(), network.tls()))
                .bind(plain, tlsFirst);
    }
}
