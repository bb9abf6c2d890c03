package dev.mailwright.fetch.pop3;

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
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** From the greeting to the transaction state. // rfc1939#4, rfc2595#4, rfc5034#4 */
public final class Pop3Login {

    private final Dialer dialer;
    private final Security security;
    private final ClientLogin login;
    private final RandomGenerator random;
    private Pop3Wire pop;
    private Map<String, List<String>> capabilities = Map.of();

    private Pop3Login(Dialer dialer, Wire wire, Security security, ClientLogin login, RandomGenerator random) {
        this.dialer = dialer;
        this.security = security;
        this.login = login;
        this.random = random;
        this.pop = new Pop3Wire(wire);
    }

    /**
     * Logs in. Blocks.
     *
     * @param spool where large messages go, see {@link MessageSpool}
     */
    public static Pop3Account login(
            Dialer dialer, Security security, ClientLogin login, RandomGenerator random, Path spool) {
        Wire wire = dialer.connect();
        try {
            return new Pop3Login(dialer, wire, security, login, random).run(spool);
        } catch (RuntimeException | Error e) {
            dialer.close();
            throw e;
        }
    }

    private Pop3Account run(Path spool) {
        Pop3Reply greeting = pop.reply();
        if (!greeting.ok()) {
            throw greeting.fault("the connection", Kind.TEMPORARY);
        }
        capabilities = capabilities();
        if (security == Security.STARTTLS) {
            pop.require("STLS", "STLS");
            pop = new Pop3Wire(dialer.secure(pop.wire()));
            capabilities = capabilities();
        }
        authenticate();
        Map<String, List<String>> after = capabilities();
        return new Pop3Account(pop, after.isEmpty() ? capabilities : after, spool);
    }

    /** Empty when the server has no CAPA. // rfc2449#5 */
    private Map<String, List<String>> capabilities() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (pop.ask("CAPA").ok()) {
            pop.lines(line -> {
                List<String> words = Arrays.asList(line.toUpperCase(Locale.ROOT).split(" ", -1));
                if (all.size() < 100) {
                    all.put(words.get(0), words.subList(1, words.size()));
                }
            });
        }
        return all;
    }

    private void authenticate() {
        List<String> offered = capabilities.getOrDefault("SASL", List.of());
        Optional<ClientExchange> exchange = login.choose(offered, security != Security.NONE, random);
        if (exchange.isPresent()) {
            sasl(exchange.get());
        } else if (login.isToken()) {
            throw new RemoteFault(Kind.AUTHENTICATION, "the server offers no mechanism that takes a token");
        } else {
            user();
        }
    }

    private void sasl(ClientExchange exchange) {
        try {
            String line = first(exchange);
            while (line.startsWith("+ ") || line.equals("+")) {
                byte[] challenge = decoded(line.length() > 2 ? line.substring(2) : "");
                pop.wire().send(Base64.getEncoder().encodeToString(exchange.respond(challenge)));
                pop.wire().flush();
                line = pop.wire().line(MAX_CHALLENGE);
            }
            Pop3Reply reply = Pop3Reply.parse(line);
            if (!reply.ok()) {
                throw reply.fault("the login", Kind.AUTHENTICATION);
            }
            if (!exchange.isComplete()) {
                throw new RemoteFault(Kind.AUTHENTICATION, "the server did not prove that it knows the password");
            }
        } catch (ClientLoginException e) {
            throw new RemoteFault(Kind.AUTHENTICATION, "the login failed", e);
        }
    }

    private static final int MAX_CHALLENGE = 16 * 1024;

    /** The command and what the client says first, in one line where it is short enough. // rfc5034#4 */
    private String first(ClientExchange exchange) {
        String command = "AUTH " + exchange.mechanism();
        String initial =
                exchange.initial().map(Base64.getEncoder()::encodeToString).orElse("");
        boolean together = !initial.isEmpty() && command.length() + initial.length() < 250;
        pop.wire().send(together ? command + " " + initial : command);
        pop.wire().flush();
        String line = pop.wire().line(MAX_CHALLENGE);
        if (!initial.isEmpty() && !together && (line.startsWith("+ ") || line.equals("+"))) {
            pop.wire().send(initial);
            pop.wire().flush();
            line = pop.wire().line(MAX_CHALLENGE);
        }
        return line;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw RemoteFault.protocol("the server's challenge is no Base64", base64);
        }
    }

    private void user() {
        Pop3Reply user = pop.ask("USER " + text(login.user()));
        if (!user.ok()) {
            throw user.fault("the user", Kind.AUTHENTICATION);
        }
        Pop3Reply pass = pop.ask("PASS " + text(login.secret()));
        if (!pass.ok()) {
            throw pass.fault("the login", Kind.AUTHENTICATION);
        }
    }

    private static String text(String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new RemoteFault(Kind.AUTHENTICATION, "user or password has control characters");
        }
        return value;
    }
}
