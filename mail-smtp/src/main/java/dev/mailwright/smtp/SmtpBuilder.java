package dev.mailwright.smtp;

import dev.mailwright.ListeningService;
import dev.mailwright.MailService;
import dev.mailwright.Problem;
import dev.mailwright.ServiceKey;
import dev.mailwright.check.Check;
import dev.mailwright.check.Checks;
import dev.mailwright.check.Probe;
import dev.mailwright.check.Stage;
import dev.mailwright.net.CidrBlock;
import dev.mailwright.net.ListenAddresses;
import dev.mailwright.smtp.net.SmtpProtocol;
import dev.mailwright.smtp.session.Role;
import dev.mailwright.smtp.session.SmtpLimits;
import dev.mailwright.smtp.session.SmtpRates;
import dev.mailwright.smtp.session.SmtpRules;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Settings of an SMTP service. Mutable, for one thread; what it builds is not.
 *
 * <ul>
 *   <li>no port: at least one {@code listen} or {@code listenTls} is needed
 *   <li>all interfaces where only a port is given; port 0 takes any free one
 *   <li>STARTTLS where the server has a certificate; AUTH inside TLS, and in the clear only for clients on loopback
 *   <li>messages as large as the server allows, 1,000 recipients each, 20 errors a session
 *   <li>no checks, no rates, no wait before the greeting, nobody trusted with XCLIENT
 *   <li>users send under any address
 *   <li>300 s for a command, 60 s to the first EHLO or login, uploads of at least 100 octets a second
 * </ul>
 */
public final class SmtpBuilder implements MailService.Builder {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    private static final int SMTP_PORT = 25;

    private final Role role;
    private final List<InetSocketAddress> plain = new ArrayList<>();
    private final List<InetSocketAddress> tlsFirst = new ArrayList<>();
    private final List<String> naming = new ArrayList<>();
    private final SmtpLimitSettings limits = new SmtpLimitSettings();
    private Duration greetingDelay = Duration.ZERO;
    private boolean ownSender;
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

    /**
     * How long a client has to keep quiet before it is greeted. Whoever speaks earlier is no mail server and hears 554; the
     * others lose that time. Some seconds turn away much spam at a port that only mail servers use.
     *
     * @throws IllegalArgumentException below zero, or above 30 s, which real servers do not wait
     */
    public SmtpBuilder greetingDelay(Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a greeting waits from 0 to 30 s, not " + delay);
        }
        greetingDelay = delay;
        return this;
    }

    /**
     * Filters and proxies that tell with XCLIENT for whom they speak. Others do not hear of it.
     *
     * @param networks such as {@code "10.0.0.5"}
     */
    public SmtpBuilder xclientFrom(String... networks) {
        naming.addAll(Arrays.asList(networks));
        return this;
    }

    /** Lets users send only under addresses whose mail reaches their account, in the envelope and in From. // rfc6409#6.1 */
    public SmtpBuilder ownSenderOnly() {
        ownSender = true;
        return this;
    }

    /** How much one client, user or sender may send. */
    public SmtpBuilder limits(Consumer<SmtpLimitSettings> settings) {
        settings.accept(limits);
        return this;
    }

    @Override
    public MailService build() {
        List<Problem> problems = new ArrayList<>();
        List<CidrBlock> filters = networks(problems);
        if (role == Role.LMTP && plain.stream().anyMatch(address -> address.getPort() == SMTP_PORT)) { // rfc2033#5
            problems.add(new Problem(
                    "smtp.lmtp.port",
                    key.name(),
                    "port 25 is for SMTP, and LMTP must not be spoken there",
                    "Listen on 24"));
        }
        return new SmtpService(listening(filters), problems);
    }

    private ListeningService<SmtpListeners> listening(List<CidrBlock> filters) {
        Checks asked = checks;
        Duration delay = greetingDelay;
        boolean own = ownSender;
        Map<SmtpRates.Kind, SmtpRates.Rate> rates = limits.rates();
        SmtpLimits most = limits.limits(Long.MAX_VALUE);
        Problem nowhere = new Problem(
                "smtp.listen.missing", key.name(), "no address to listen on", "Say listen(25) or listenTls(465)");
        return new ListeningService<>(
                key,
                new ListenAddresses(plain, tlsFirst),
                nowhere,
                rooms -> SmtpProtocol.in(
                        rooms,
                        role,
                        asked,
                        new SmtpRules(rooms.relayNetworks(), filters, delay, own, rooms.sendsReports()),
                        SmtpRates.of(rates, rooms.time()),
                        most.withMessageSize(rooms.maxMessageSize().bytes())),
                BoundSmtp::new);
    }

    private List<CidrBlock> networks(List<Problem> problems) {
        List<CidrBlock> networks = new ArrayList<>();
        for (String text : naming) {
            try {
                networks.add(CidrBlock.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(
                        "smtp.xclientFrom.invalid",
                        key.name(),
                        String.valueOf(e.getMessage()),
                        "Write a network such as 10.0.0.0/24, or an address"));
            }
        }
        return networks;
    }
}
