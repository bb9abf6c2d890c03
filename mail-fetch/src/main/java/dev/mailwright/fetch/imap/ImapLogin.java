package dev.mailwright.fetch.imap;

import dev.mailwright.fetch.net.Dialer;
import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.net.Wire;
import dev.mailwright.fetch.settings.Security;
import dev.mailwright.message.MessageSpool;
import dev.mailwright.sasl.ClientExchange;
import dev.mailwright.sasl.ClientLogin;
import dev.mailwright.sasl.ClientLoginException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** From the greeting to the authenticated state. // rfc3501#6.2 */
public final class ImapLogin {

    private final Dialer dialer;
    private final Security security;
    private final ClientLogin login;
    private final RandomGenerator random;
    private ImapWire imap;
    private Set<String> capabilities = new TreeSet<>();

    private ImapLogin(Dialer dialer, Wire wire, Security security, ClientLogin login, RandomGenerator random) {
        this.dialer = dialer;
        this.security = security;
        this.login = login;
        this.random = random;
        this.imap = new ImapWire(wire);
    }

    /**
     * Logs in. Blocks.
     *
     * @param spool where large messages go, see {@link MessageSpool}
     */
    public static ImapAccount login(
            Dialer dialer, Security security, ClientLogin login, RandomGenerator random, Path spool) {
        Wire wire = dialer.connect();
        try {
            return new ImapLogin(dialer, wire, security, login, random).run(spool);
        } catch (RuntimeException | Error e) {
            dialer.close();
            throw e;
        }
    }

    private ImapAccount run(Path spool) {
        Response greeting = imap.read();
        boolean known = greeting.is("PREAUTH");
        if (!known && !greeting.is("OK")) {
            throw RemoteFault.protocol("the server does not greet as IMAP does", greeting.name());
        }
        capabilities();
        if (security == Security.STARTTLS) {
            if (known) {
                throw new RemoteFault(Kind.TLS, "the server logs in before TLS, which makes TLS impossible");
            }
            imap.require("STARTTLS", "STARTTLS", told -> {});
            imap = new ImapWire(dialer.secure(imap.wire()));
            capabilities();
        }
        if (!known) {
            authenticate();
            capabilities();
        }
        return new ImapAccount(imap, capabilities, spool);
    }

    private void capabilities() {
        Set<String> all = new TreeSet<>();
        imap.require("CAPABILITY", "CAPABILITY", response -> {
            if (response.is("CAPABILITY") && all.size() < 1_000) {
                response.values().forEach(value -> all.add(value.asText().toUpperCase(Locale.ROOT)));
            }
        });
        capabilities = all;
    }

    private void authenticate() {
        List<String> offered = capabilities.stream()
                .filter(name -> name.startsWith("AUTH="))
                .map(name -> name.substring(5))
                .toList();
        Optional<ClientExchange> exchange = login.choose(offered, security != Security.NONE, random);
        if (exchange.isPresent()) {
            sasl(exchange.get());
        } else if (login.isToken() || capabilities.contains("LOGINDISABLED")) {
            throw new RemoteFault(Kind.AUTHENTICATION, "the server offers no mechanism that fits");
        } else {
            refused(imap.ask(
                    "LOGIN " + ImapWire.quoted(login.user()) + " " + ImapWire.quoted(login.secret()), told -> {}));
        }
    }

    private static void refused(Response answer) {
        if (!answer.is("OK")) {
            throw ImapWire.fault("the login", answer, Kind.AUTHENTICATION);
        }
    }

    // rfc3501#6.2.2, rfc4959
    private void sasl(ClientExchange exchange) {
        try {
            String command = "AUTHENTICATE " + exchange.mechanism();
            String initial =
                    exchange.initial().map(Base64.getEncoder()::encodeToString).orElse("");
            boolean together = !initial.isEmpty() && capabilities.contains("SASL-IR");
            String tag = imap.send(together ? command + " " + initial : command);
            Response response = imap.read();
            if (!initial.isEmpty() && !together && response.tag().equals("+")) {
                response = next(initial);
            }
            while (!response.isTagged()) {
                response = response.tag().equals("+")
                        ? next(Base64.getEncoder().encodeToString(exchange.respond(decoded(response.text()))))
                        : imap.read();
            }
            if (!response.tag().equals(tag)) {
                throw RemoteFault.protocol("the server answers another command", response.tag());
            }
            refused(response);
            if (!exchange.isComplete()) {
                throw new RemoteFault(Kind.AUTHENTICATION, "the server did not prove that it knows the password");
            }
        } catch (ClientLoginException e) {
            throw new RemoteFault(Kind.AUTHENTICATION, "the login failed", e);
        }
    }

    private Response next(String line) {
        imap.wire().send(line);
        imap.wire().flush();
        return imap.read();
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw RemoteFault.protocol("the server's challenge is no Base64", base64);
        }
    }
}
