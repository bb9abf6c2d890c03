package dev.mailwright.smtp.client;

import dev.mailwright.check.Reply;
import dev.mailwright.net.ClientLink;
import dev.mailwright.net.ClientTls;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.RelayLogin;
import dev.mailwright.sasl.ClientExchange;
import dev.mailwright.sasl.ClientLogin;
import dev.mailwright.sasl.ClientLoginException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** From nothing to a connection that takes mail: connect, greeting, EHLO, STARTTLS and EHLO again, AUTH. */
final class Handshake {

    private final Client client;
    private final Host host;
    private final boolean plain;

    /** @param plain TLS was tried here and failed, and is not required */
    Handshake(Client client, Host host, boolean plain) {
        this.client = client;
        this.host = host;
        this.plain = plain;
    }

    /** Fails with a {@link ClientFailure} that says what may be tried next. */
    CompletionStage<Connection> run() {
        return client.dialer()
                .connect(host.address(), client.timeouts().connect())
                .handle((link, failure) -> {
                    if (failure != null) {
                        throw failed(ClientFailure.Stage.HOST, ClientReplies.connect(text(failure)));
                    }
                    return link;
                })
                .thenCompose(this::opened);
    }

    private static String text(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String said = cause.getMessage();
        return said == null ? cause.getClass().getSimpleName() : said;
    }

    private static ClientFailure failed(ClientFailure.Stage stage, Reply why) {
        return new ClientFailure(stage, why);
    }

    private CompletionStage<Connection> opened(ClientLink link) {
        CompletionStage<Void> ready = host.isImplicitTls() ? tls(link) : CompletableFuture.completedFuture(null);
        CompletableFuture<Connection> answer = new CompletableFuture<>();
        ready.thenCompose(begun -> greet(new Conversation(link, client.time()))).whenComplete((connection, failure) -> {
            if (failure == null) {
                answer.complete(connection);
                return;
            }
            link.close();
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            boolean known = cause instanceof ClientFailure f && f.stage() != ClientFailure.Stage.MAIL;
            Reply reply = cause instanceof ClientFailure f ? f.reply() : ClientReplies.connect(text(cause));
            answer.completeExceptionally(known ? cause : failed(ClientFailure.Stage.HOST, reply));
        });
        return answer;
    }

    private CompletionStage<Connection> greet(Conversation talk) {
        return talk.greeting(client.timeouts().command())
                .thenCompose(greeting -> {
                    if (!greeting.isPositive()) {
                        talk.quit();
                        throw failed(ClientFailure.Stage.HOST, softened(greeting));
                    }
                    talk.doing("after its greeting");
                    return hello(talk);
                })
                .thenCompose(features -> secure(talk, features))
                .thenCompose(features -> login(talk, features))
                .thenApply(features -> new Connection(client, host, talk, features));
    }

    /** A server that is not there for us now may be later, whatever its code. // rfc5321#3.1 */
    private static Reply softened(ServerReply said) {
        Reply reply = said.toReply();
        return reply.isTransient() ? reply : new Reply(451, "4.5.0", "the server says " + reply);
    }

    private CompletionStage<Features> hello(Conversation talk) {
        String verb = host.isLmtp() ? "LHLO " : "EHLO ";
        return talk.command(verb + client.helloName(), client.timeouts().command())
                .thenCompose(reply -> {
                    if (reply.isPositive()) {
                        return CompletableFuture.completedFuture(Features.of(reply));
                    }
                    if (host.isLmtp() || reply.code() == 421) {
                        throw failed(ClientFailure.Stage.HOST, softened(reply));
                    }
                    return talk.command(
                                    "HELO " + client.helloName(),
                                    client.timeouts().command())
                            .thenApply(second -> {
                                if (!second.isPositive()) {
                                    throw failed(ClientFailure.Stage.HOST, softened(second));
                                }
                                return Features.NONE;
                            });
                });
    }

    private CompletionStage<Features> secure(Conversation talk, Features features) {
        boolean offered = features.has("STARTTLS");
        if (talk.link().isEncrypted() || plain || host.isNeverTls() || !offered && !host.needsTls()) {
            return CompletableFuture.completedFuture(features);
        }
        if (!offered) {
            talk.quit();
            throw failed(ClientFailure.Stage.HOST, ClientReplies.NO_TLS);
        }
        return talk.command("STARTTLS", client.timeouts().command()).thenCompose(reply -> {
            if (!reply.isPositive()) {
                throw failed(ClientFailure.Stage.TLS, softened(reply));
            }
            return tls(talk.link()).thenCompose(begun -> hello(talk));
        });
    }

    private CompletionStage<Void> tls(ClientLink link) {
        return link.startTls(demand()).handle((begun, failure) -> {
            if (failure != null) {
                throw failed(ClientFailure.Stage.TLS, ClientReplies.handshake(text(failure)));
            }
            return null;
        });
    }

    private ClientTls.Demand demand() {
        Relay relay = host.relay();
        if (relay == null) {
            return host.demand().isVerified()
                    ? ClientTls.Demand.verified(host.name())
                    : ClientTls.Demand.any(host.name());
        }
        if (!relay.pin().isEmpty()) {
            return ClientTls.Demand.pinned(relay.tlsName(), relay.pin());
        }
        return host.needsTls() ? ClientTls.Demand.verified(relay.tlsName()) : ClientTls.Demand.any(relay.tlsName());
    }

    private CompletionStage<Features> login(Conversation talk, Features features) {
        Optional<RelayLogin> login = host.login();
        if (login.isEmpty()) {
            return CompletableFuture.completedFuture(features);
        }
        talk.doing("at the login");
        return CompletableFuture.supplyAsync(
                        () -> exchange(login.get(), features, talk.link().isEncrypted()), client.workers())
                .thenCompose(exchange -> authenticate(talk, exchange).thenApply(done -> features));
    }

    private ClientExchange exchange(RelayLogin login, Features features, boolean secure) {
        ClientLogin who = login.isToken()
                ? ClientLogin.token(login.user(), login.secret())
                : ClientLogin.password(login.user(), login.secret());
        return who.choose(features.mechanisms(), secure, client.random())
                .orElseThrow(() -> failed(ClientFailure.Stage.HOST, ClientReplies.NO_MECHANISM));
    }

    private CompletionStage<Void> authenticate(Conversation talk, ClientExchange exchange) {
        String initial = exchange.initial().map(octets -> " " + base64(octets)).orElse("");
        return talk.command(
                        "AUTH " + exchange.mechanism() + initial,
                        client.timeouts().command())
                .thenComposeAsync(reply -> step(talk, exchange, reply), client.workers());
    }

    private CompletionStage<Void> step(Conversation talk, ClientExchange exchange, ServerReply reply) {
        try {
            if (reply.code() == 334) {
                byte[] challenge = decoded(String.join("", reply.lines()));
                return talk.command(
                                Base64.getEncoder().encodeToString(exchange.respond(challenge)),
                                client.timeouts().command())
                        .thenComposeAsync(next -> step(talk, exchange, next), client.workers());
            }
            if (!reply.isPositive()) {
                throw failed(ClientFailure.Stage.HOST, ClientReplies.login(reply.toReply()));
            }
            if (!exchange.isComplete()) {
                throw failed(
                        ClientFailure.Stage.HOST,
                        ClientReplies.garbage("the server has not proved that it knows the password"));
            }
            return CompletableFuture.completedFuture(null);
        } catch (ClientLoginException e) {
            throw failed(ClientFailure.Stage.HOST, ClientReplies.garbage(String.valueOf(e.getMessage())));
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            return text.getBytes(StandardCharsets.UTF_8); // some servers prompt in clear
        }
    }

    private static String base64(byte[] octets) {
        return octets.length == 0 ? "=" : Base64.getEncoder().encodeToString(octets);
    }
}
