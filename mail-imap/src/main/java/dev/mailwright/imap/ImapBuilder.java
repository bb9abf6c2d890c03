package dev.mailwright.imap;

import dev.mailwright.ListeningService;
import dev.mailwright.MailService;
import dev.mailwright.Problem;
import dev.mailwright.ServiceKey;
import dev.mailwright.imap.net.ImapProtocol;
import dev.mailwright.imap.net.ImapSettings;
import dev.mailwright.net.ListenAddresses;
import dev.mailwright.store.TextIndex;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings of an IMAP service. Mutable, for one thread; what it builds is not.
 *
 * <ul>
 *   <li>no port: at least one {@code listen} or {@code listenTls} is needed
 *   <li>all interfaces where only a port is given; port 0 takes any free one
 *   <li>STARTTLS where the server has a certificate; logins inside TLS, and in the clear only for clients on loopback
 *   <li>messages as large as the server allows
 *   <li>60 s to log in, 30 minutes for the next command after that
 *   <li>no text index: a search reads the messages that it cannot decide otherwise
 *   <li>every capability that the store and the directory allow
 *   <li>before a login commands of 8 KiB, literals of 1 KiB, 8 levels of parentheses; after it 64 KiB and 50 levels
 * </ul>
 */
public final class ImapBuilder implements MailService.Builder {

    private final List<InetSocketAddress> plain = new ArrayList<>();
    private final List<InetSocketAddress> tlsFirst = new ArrayList<>();
    private final Set<String> without = new TreeSet<>();
    private TextIndex index = TextIndex.NONE;
    private ServiceKey<ImapListeners> key;

    ImapBuilder(ServiceKey<ImapListeners> key) {
        this.key = key;
    }

    /** Listens on all interfaces; TLS may follow with STARTTLS. */
    public ImapBuilder listen(int port) {
        return listen(new InetSocketAddress(port));
    }

    /**
     * Listens at one address.
     *
     * @param host a name or numeric address of this machine
     */
    public ImapBuilder listen(String host, int port) {
        return listen(new InetSocketAddress(host, port));
    }

    /** Listens at one address. */
    public ImapBuilder listen(InetSocketAddress address) {
        plain.add(address);
        return this;
    }

    /** Listens on all interfaces, TLS first. */
    // rfc8314#3.2
    public ImapBuilder listenTls(int port) {
        return listenTls(new InetSocketAddress(port));
    }

    /**
     * Listens at one address, TLS first.
     *
     * @param host a name or numeric address of this machine
     */
    public ImapBuilder listenTls(String host, int port) {
        return listenTls(new InetSocketAddress(host, port));
    }

    /** Listens at one address, TLS first. */
    public ImapBuilder listenTls(InetSocketAddress address) {
        tlsFirst.add(address);
        return this;
    }

    /** Another name in logs and for {@code MailServer.service}, so that there can be a second service of this kind. */
    public ImapBuilder named(String name) {
        key = key.named(name);
        return this;
    }

    /**
     * Does not offer these, to look like a poorer server: neither their names nor their commands and arguments.
     *
     * @param capabilities such as {@code MOVE} or {@code CONDSTORE}, in any case
     */
    public ImapBuilder without(String... capabilities) {
        for (String capability : capabilities) {
            without.add(capability.toUpperCase(Locale.ROOT));
        }
        return this;
    }

    /** Asks this for candidates before messages are read for a search. */
    public ImapBuilder textIndex(TextIndex given) {
        index = given;
        return this;
    }

    @Override
    public MailService build() {
        Problem nowhere = new Problem(
                "imap.listen.missing", key.name(), "no address to listen on", "Say listen(143) or listenTls(993)");
        ImapSettings settings = new ImapSettings(without, index);
        return new ListeningService<>(
                key,
                new ListenAddresses(plain, tlsFirst),
                nowhere,
                rooms -> ImapProtocol.in(rooms, settings),
                BoundImap::new);
    }
}
