package dev.mailwright;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.OutboundStep;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.EditableDirectory;
import dev.mailwright.directory.memory.Accounts;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.net.ClientTls;
import dev.mailwright.net.Tls;
import dev.mailwright.observe.Meters;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.Queue;
import dev.mailwright.queue.QueueSettings;
import dev.mailwright.queue.QueueStore;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.TlsPolicy;
import dev.mailwright.routing.RouteTrace;
import dev.mailwright.sasl.TokenCheck;
import dev.mailwright.store.MailStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A mail server inside this process. Built, started, stopped, perhaps started again, and closed for good. Thread-safe.
 */
public interface MailServer extends AutoCloseable {

    /** Begins to describe a server. */
    static Builder builder() {
        return new ServerBuilder();
    }

    /** Where a server is in its life. */
    enum State {
        BUILT,
        RUNNING,
        STOPPED,
        CLOSED
    }

    State state();

    /**
     * Binds every service, then opens them all; or leaves nothing behind.
     *
     * @return this server
     * @throws StartException naming the service and address
     * @throws IllegalStateException unless BUILT or STOPPED
     */
    MailServer start();

    /**
     * Refuses new clients, lets the others finish what they do, cuts what is left after {@code grace}. Does nothing unless
     * RUNNING. What cannot be closed is logged and makes the report unclean; the server is STOPPED all the same. Not to be
     * called by listeners and handlers: it waits for them.
     */
    StopReport stop(Duration grace);

    /** Stops with ten seconds of grace and gives everything back. Idempotent and final. */
    @Override
    void close();

    /**
     * The handle of a running service.
     *
     * @throws IllegalArgumentException when there is no such service
     * @throws IllegalStateException when the server is not running
     */
    <H> H service(ServiceKey<H> key);

    /**
     * Takes in a message from this application: routed like any other, durable on return.
     *
     * @throws SubmissionRefused naming the first recipient that is not taken; when it was not taken as a recipient nothing
     *     was stored, when its copy could not be stored others may have theirs, and after a 4xx the same message
     *     submitted again gives them no second one
     * @throws IllegalStateException when the server is not running
     */
    Submission submit(Envelope envelope, Message message);

    /** Where mail for an address would go, and why. */
    RouteTrace explain(EmailAddress recipient);

    Directory directory();

    /** The domains, accounts and aliases given in line, to be changed while the server runs; valid for the next look-up. */
    EditableDirectory accounts();

    MailStore store();

    Mailboxes mailboxes();

    /** Snapshots of all that this server keeps, and mail brought back from them. */
    Backup backup();

    /**
     * The mail on its way elsewhere.
     *
     * @throws IllegalStateException when the server is not running, or has no queue
     */
    Queue queue();

    Events events();

    /**
     * Reads certificates and directory files again. What is good is in use on return, what is bad stays as it was.
     *
     * @throws ConfigurationException naming everything that is bad, with the causes as suppressed exceptions
     */
    void reload();

    /**
     * Describes a server. Mutable and confined to one thread; what it builds is not changed by later calls. Nothing is
     * opened before {@code start()}.
     *
     * <ul>
     *   <li>no domain, no account, no service; host name and store must be given
     *   <li>messages of at most 50 MiB
     *   <li>nobody sends to other servers without a login; 50 connections of a client, 20,000 altogether
     *   <li>subaddresses after {@code +}, not filed in any special way
     *   <li>no TLS: logins in clear are then possible on loopback only
     *   <li>nothing is measured
     *   <li>names are looked up at the name servers of this system
     *   <li>messages on their way in wait in a directory of their own below {@code java.io.tmpdir}
     * </ul>
     */
    interface Builder {

        /** The name of this host, as others know it: in banners, trace headers and message ids. */
        Builder hostname(String name);

        /** How this host calls itself to others when it sends; unless said here it is the host name. */
        Builder heloName(String name);

        /**
         * Networks whose clients may send to anywhere without a login: {@code "192.168.0.0/24"}, {@code "10.0.0.5"}, {@code
         * "2001:db8::/48"}. Refused are bits beyond the prefix, IPv4 written as IPv6, and networks of more than 65,536
         * public IPv4 addresses or wider than an IPv6 /32.
         */
        Builder relayFrom(String... networks);

        /** The same for networks of any width. {@code "0.0.0.0/0"} makes an open relay, which spammers find within hours. */
        Builder relayFromWide(String... networks);

        /**
         * Load balancers that put a PROXY header (version 1 or 2) before each connection to any of the services. They must
         * send one; from anybody else it is refused like any other wrong line.
         */
        Builder proxiedBy(String... networks);

        /**
         * How long a password that was found right is not hashed again for the same login, for clients that log in for each
         * page. Changes of the directory end it at once; a directory that does not tell of them is asked after ten seconds.
         * {@link Duration#ZERO} hashes every time. At first 10 minutes.
         */
        Builder rememberPasswords(Duration longest);

        /** How many connections there may be. */
        Builder limits(Consumer<LimitSettings> settings);

        /** Domains whose mail is ours. */
        Builder localDomain(String... names);

        /** Where mail is kept. */
        Builder store(MailStore store);

        /** Accounts and aliases in line; called again it adds to them. */
        Builder accounts(Consumer<Accounts> accounts);

        /** Your own directory, asked after the accounts and aliases given in line. */
        Builder directory(Directory directory);

        /** Lets users log in with bearer tokens (OAUTHBEARER, XOAUTH2), which this checks. */
        Builder tokens(TokenCheck check);

        /** Who gets mail for postmaster and abuse where a domain has no such address of its own. */
        Builder postmaster(String address);

        /** How subaddresses are read. */
        Builder subaddressing(Consumer<SubaddressingSettings> settings);

        /** Most octets of a message, in and out; {@link DataSize#UNLIMITED} for no limit. */
        Builder maxMessageSize(DataSize size);

        /** Certificates for all services. */
        Builder tls(Tls tls);

        /** Gives mail for an address to code of yours; see {@link HandlerSettings}. */
        Builder on(String address, Consumer<HandlerSettings> handler);

        /** Where mail waits that is on its way elsewhere, to other servers and to code; needed as soon as any may go there. */
        Builder queue(QueueStore store);

        /** How the queue works. */
        Builder queueing(Consumer<QueueSettings> settings);

        /**
         * A server that takes all outgoing mail for which no {@link #route} says otherwise; called again, one that is asked when those before
         * it do not answer.
         *
         * @param host a name, or a numeric address (then with {@link Relay#tlsName(String)} or {@link Relay#pin(String)} where TLS is required)
         */
        Builder smarthost(String host, int port, UnaryOperator<Relay> settings);

        /** Another way for some mail: {@code r -> r.to("partner.example").via("mx.partner.example", 25, s -> s.startTls())}. */
        Builder route(Consumer<RouteSettings> route);

        /** Mail for the mailboxes of our domains goes to this store, over the queue, and not into {@link #store}. */
        Builder deliverVia(Relay store);

        /** Signs, seals or rewrites what leaves for other servers; steps are applied in the order in which they were given. */
        Builder outbound(OutboundStep step);

        /** Puts something around the way in, for audits and for tests: it sees every recipient and every message, from whichever service. */
        Builder around(UnaryOperator<Delivery> wrapping);

        /** How well the way to other servers is to be protected; TLS where it is offered unless said here. */
        Builder outboundTls(TlsPolicy policy);

        /** Which certificates of other servers are trusted; those that the Java runtime trusts unless said here. */
        Builder trust(ClientTls authorities);

        /**
         * Brings mail to other servers, where none is named for it by a smarthost or a route, instead of the courier of mail-smtp. It is not closed with the server.
         */
        Builder courier(Courier courier);

        /** Where messages wait while they come in: a directory of this server alone, made with mode 0700, emptied at start. */
        Builder spool(Path directory);

        /** Further files that belong to a snapshot of this server, such as the file of its settings; called again it adds to them. */
        Builder snapshotFiles(Path... files);

        /** Where figures go; its javadoc names them. */
        Builder meters(Meters meters);

        /** The clock, for tests with virtual time. */
        Builder time(Time time);

        /** Who answers questions about names, not closed by the server: a {@code DnsResolver}, or a {@code ZoneDns} in tests. */
        Builder dns(DnsClient client);

        Builder threads(Consumer<ThreadSettings> settings);

        /** Adds a service; they are bound in the order in which they were added. */
        Builder add(MailService.Builder service);

        /** Everything that is wrong, in the order in which it was found; empty when the server can be built. */
        List<Problem> problems();

        /**
         * Builds the server.
         *
         * @throws ConfigurationException naming every problem
         */
        MailServer build();
    }
}
