package dev.mailwright.fetch;

import dev.mailwright.DataSize;
import dev.mailwright.Problem;
import dev.mailwright.fetch.settings.Connection;
import dev.mailwright.fetch.settings.FolderRule;
import dev.mailwright.fetch.settings.Login;
import dev.mailwright.fetch.settings.Oversize;
import dev.mailwright.fetch.settings.Protocol;
import dev.mailwright.fetch.settings.Retention;
import dev.mailwright.fetch.settings.Schedule;
import dev.mailwright.fetch.settings.Security;
import dev.mailwright.fetch.settings.Selection;
import dev.mailwright.store.MailboxName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One mailbox on another server and where its mail goes. Immutable: each method returns a changed account. Six things are enough: name, host, protocol,
 * user, password and destination.
 *
 * <ul>
 *   <li>TLS from the start, on port 993 or 995, with the certificate checked against the JDK's authorities
 *   <li>hosts in the public internet only
 *   <li>the strongest SASL mechanism that the server offers
 *   <li>mail is deleted there once it is safe here
 *   <li>INBOX, everything that was not fetched before, messages of up to 50 MiB
 *   <li>every 5 minutes and up to 30 s
 * </ul>
 */
public final class FetchAccount {

    private final String name;
    private final Protocol protocol;
    private final Connection connection;
    private final Login login;
    private final Optional<Destination> destination;
    private final Retention retention;
    private final Selection selection;
    private final Schedule schedule;
    private final Baseline baseline;
    private final boolean traced;

    private FetchAccount(
            String name,
            Protocol protocol,
            Connection connection,
            Login login,
            Optional<Destination> destination,
            Retention retention,
            Selection selection,
            Schedule schedule,
            Baseline baseline,
            boolean traced) {
        this.name = name;
        this.protocol = protocol;
        this.connection = connection;
        this.login = login;
        this.destination = destination;
        this.retention = retention;
        this.selection = selection;
        this.schedule = schedule;
        this.baseline = baseline;
        this.traced = traced;
    }

    static FetchAccount of(String name, Protocol protocol, String host) {
        return new FetchAccount(
                name,
                protocol,
                Connection.to(host),
                Login.NONE,
                Optional.empty(),
                Retention.DELETE,
                Selection.DEFAULT,
                Schedule.DEFAULT,
                Baseline.everything(),
                false);
    }

    private FetchAccount with(Connection other) {
        return new FetchAccount(
                name, protocol, other, login, destination, retention, selection, schedule, baseline, traced);
    }

    private FetchAccount with(Login other) {
        return new FetchAccount(
                name, protocol, connection, other, destination, retention, selection, schedule, baseline, traced);
    }

    private FetchAccount with(Destination other) {
        return new FetchAccount(
                name,
                protocol,
                connection,
                login,
                Optional.of(other),
                retention,
                selection,
                schedule,
                baseline,
                traced);
    }

    private FetchAccount with(Retention other) {
        return new FetchAccount(
                name, protocol, connection, login, destination, other, selection, schedule, baseline, traced);
    }

    private FetchAccount with(Selection other) {
        return new FetchAccount(
                name, protocol, connection, login, destination, retention, other, schedule, baseline, traced);
    }

    private FetchAccount with(Schedule other) {
        return new FetchAccount(
                name, protocol, connection, login, destination, retention, selection, other, baseline, traced);
    }

    // -- the remote server --

    /** The port, where it is not the usual one. */
    public FetchAccount port(int number) {
        return with(connection.withPort(number));
    }

    /** STARTTLS or STLS on the port for connections in the clear. A server that does not offer it is not used. */
    public FetchAccount startTls() {
        return with(connection.withSecurity(Security.STARTTLS));
    }

    /** No TLS at all: password and mail can be read on the way. */
    public FetchAccount withoutTls() {
        return with(connection.withSecurity(Security.NONE));
    }

    /**
     * Trusts this certificate and no other, whatever name it has and whoever signed it.
     *
     * @param sha256 of the certificate in hexadecimal, with or without colons
     */
    public FetchAccount pin(String sha256) {
        return with(connection.withPin(sha256.replace(":", "").strip().toLowerCase(Locale.ROOT)));
    }

    /** Trusts the authorities in a PEM file instead of the JDK's. Read at each connection. */
    public FetchAccount trust(Path pem) {
        return with(connection.withTrusted(pem));
    }

    /** The server may be on this machine or in a private network. */
    public FetchAccount privateNetwork() {
        return with(connection.withPrivateNetwork());
    }

    /**
     * How long a connection may take, and how long the server may say nothing.
     *
     * @param connecting 30 s unless said otherwise
     * @param silence 60 s unless said otherwise
     */
    public FetchAccount timeouts(Duration connecting, Duration silence) {
        return with(connection.withTimeouts(connecting, silence));
    }

    /** Who logs in. */
    public FetchAccount login(String user, String password) {
        return with(new Login(user, () -> password, false, login.mechanisms()));
    }

    /**
     * Who logs in with OAuth 2.0.
     *
     * @param accessToken asked at each login for one that is still valid; it may block, and what it throws counts as a failed connection
     */
    public FetchAccount loginWithToken(String user, Supplier<String> accessToken) {
        return with(new Login(user, accessToken, true, login.mechanisms()));
    }

    /** Only these SASL mechanisms, best first: SCRAM-SHA-256, SCRAM-SHA-1, PLAIN, LOGIN, CRAM-MD5, OAUTHBEARER, XOAUTH2. */
    public FetchAccount mechanisms(String... names) {
        return with(login.withMechanisms(List.of(names)));
    }

    // -- where mail goes --

    /**
     * Delivers everything to one address, by the same way as mail that comes by SMTP: aliases first, then mailboxes, with a subaddress if there is one.
     *
     * @param address a mailbox or alias; without a domain it is one of the server's first local domain
     */
    public FetchAccount deliverTo(String address) {
        return with(Destination.single(address));
    }

    /**
     * Delivers to whom the header says.
     *
     * @param domain whose local parts count
     * @param fallback who gets what is for nobody; without a domain it is one of {@code domain}
     */
    public FetchAccount multidrop(String domain, String fallback) {
        return multidrop(m -> m.domains(domain).fallback(fallback));
    }

    /** Delivers to whom the header says, with settings; a fallback must be among them. */
    public FetchAccount multidrop(Consumer<MultidropSettings> settings) {
        MultidropSettings told = new MultidropSettings();
        settings.accept(told);
        return with(Destination.multidrop(told));
    }

    /** Adds a header field with the account's name to each message. */
    public FetchAccount traced() {
        return new FetchAccount(
                name, protocol, connection, login, destination, retention, selection, schedule, baseline, true);
    }

    // -- what is taken, what stays --

    /** Leaves all mail where it is; what was fetched is known from the journal. */
    public FetchAccount keep() {
        return with(Retention.KEEP);
    }

    /** Deletes mail there once it has been safe here for some time. */
    public FetchAccount deleteAfter(Duration age) {
        return with(Retention.deleteAfter(age));
    }

    /**
     * IMAP: takes a folder into a folder of the destination. The first call replaces INBOX.
     *
     * @param remote as the server names it
     * @param local levels separated by {@code /}
     */
    public FetchAccount folder(String remote, String local) {
        List<FolderRule> rules = new ArrayList<>(selection.folders());
        rules.add(new FolderRule(remote, MailboxName.of(List.of(local.split("/", -1)))));
        return with(selection.withFolders(rules));
    }

    /** Takes only messages that nobody has read; IMAP knows which, POP3 does not. */
    public FetchAccount unseenOnly() {
        return with(selection.withUnseenOnly());
    }

    /** Leaves messages that are larger where they are, and says so once. */
    public FetchAccount maxSize(DataSize size) {
        return with(selection.withMaxSize(size.bytes(), Oversize.SKIP));
    }

    /** Delivers the header alone of messages that are larger, and leaves them where they are. */
    public FetchAccount headersOnlyAbove(DataSize size) {
        return with(selection.withMaxSize(size.bytes(), Oversize.HEADERS_ONLY));
    }

    /** Takes no more messages in one poll. */
    public FetchAccount maxPerPoll(int messages) {
        return with(selection.withMaxPerPoll(messages));
    }

    /** How many messages are made safe, written down and deleted together; 100 unless said otherwise. */
    public FetchAccount batch(int messages) {
        return with(selection.withBatch(messages));
    }

    /** Receives no more than so much a second, on average over a batch. */
    public FetchAccount maxRate(DataSize perSecond) {
        return with(selection.withRate(perSecond.bytes()));
    }

    /** What counts as fetched before the first poll. */
    public FetchAccount baseline(Baseline start) {
        return new FetchAccount(
                name, protocol, connection, login, destination, retention, selection, schedule, start, traced);
    }

    // -- when --

    /** Polls only when it is asked to, until {@link FetchEngine#enable}. */
    public FetchAccount disabled() {
        return with(schedule.withEnabled(false));
    }

    /** How long after the end of a poll the next one begins, a tenth of that more by chance. */
    public FetchAccount every(Duration interval) {
        return with(schedule.every(interval, interval.dividedBy(10)));
    }

    /** The same with another bound of chance. */
    public FetchAccount everyWithJitter(Duration interval, Duration jitter) {
        return with(schedule.every(interval, jitter));
    }

    /** IMAP: keeps a connection to the first folder and fetches as soon as there is news. */
    public FetchAccount idle() {
        return with(schedule.withIdle());
    }

    // -- what it says --

    /** Its name here. */
    public String name() {
        return name;
    }

    public Protocol protocol() {
        return protocol;
    }

    public Connection connection() {
        return connection;
    }

    public Login login() {
        return login;
    }

    /** Empty while none was said. */
    public Optional<Destination> destination() {
        return destination;
    }

    public Retention retention() {
        return retention;
    }

    public Selection selection() {
        return selection;
    }

    public Schedule schedule() {
        return schedule;
    }

    public Baseline baseline() {
        return baseline;
    }

    /** Whether messages name the account. */
    public boolean isTraced() {
        return traced;
    }

    /** The remote folders with their local ones. */
    public List<FolderRule> folders() {
        return selection.folders().isEmpty() ? List.of(FolderRule.INBOX) : selection.folders();
    }

    /** What is wrong with it. */
    List<Problem> problems() {
        return new AccountRules(this).problems();
    }

    /** Name, protocol and host; no secret. */
    @Override
    public String toString() {
        return name + " (" + protocol + " at " + connection.host() + ")";
    }
}
