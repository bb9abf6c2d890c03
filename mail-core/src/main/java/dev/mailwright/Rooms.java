package dev.mailwright;

import dev.mailwright.address.Domain;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.directory.Directory;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.net.CidrBlock;
import dev.mailwright.net.ConnectionPolicy;
import dev.mailwright.net.ProxyProtocol;
import dev.mailwright.net.Tls;
import dev.mailwright.net.Workers;
import dev.mailwright.observe.Meters;
import dev.mailwright.routing.Router;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.store.MailStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What a server offers its services. Valid from bind to close. Methods may be added; only servers implement it. */
public interface Rooms {

    /** The name of this host in banners, Received lines and message ids; ASCII. */
    String hostname();

    /** How this host calls itself when it sends; ASCII. */
    String heloName();

    /** Whether senders can be told what became of their mail: there is a queue for reports. */
    boolean sendsReports();

    /** Networks whose clients may send to anywhere without a login. */
    List<CidrBlock> relayNetworks();

    /** Who tells the client's address in a PROXY header. */
    ProxyProtocol proxies();

    /** How many connections there may be. */
    ConnectionPolicy connectionPolicy();

    Directory directory();

    MailStore store();

    Router router();

    Delivery delivery();

    Authenticator authenticator();

    Time time();

    /** Answers questions about names; the server's own is made when it is first asked for. */
    DnsClient dns();

    /** For work that may block. Work it cannot take is refused with {@link java.util.concurrent.RejectedExecutionException}. */
    Workers workers();

    EventSink events();

    /** Where figures go. */
    Meters meters();

    /** Cryptographically strong. */
    RandomGenerator random();

    /** Most octets of a message, in and out. */
    DataSize maxMessageSize();

    /** Certificates and TLS settings, where there are any. */
    Optional<Tls> tls();

    /** How many event loops the server was given. */
    int eventLoops();

    /** The domains that the builder was told are local; the directory may know more. */
    List<Domain> localDomains();

    /**
     * A private directory for what a part of the server must remember: below {@link MailStore#stateDirectory} where the store
     * has one, else in the spool directory, where it lasts as long as this run. It need not be there yet.
     */
    default Path stateDirectory(String part) {
        return store().stateDirectory()
                .orElseGet(() -> spoolDirectory().resolve("state"))
                .resolve(part);
    }

    /** A private directory on disk for messages on their way in; emptied at start and stop. */
    Path spoolDirectory();

    /** The prefix of this server's thread names. */
    String threadNamePrefix();

    /** A part, {@link Reloadable} or not, that several services share, made when it is first asked for and closed after the last service. */
    <T extends AutoCloseable> T shared(Class<T> kind, Function<? super Rooms, ? extends T> factory);
}
