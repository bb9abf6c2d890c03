package dev.mailwright.smtp.client;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.message.BodyType;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.queue.Consignment;
import dev.mailwright.queue.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One message over one connection, in as few round trips as the server allows: all commands in one write where it pipelines, the message with
 * them where it speaks CHUNKING and the message is small. // rfc2920#3.1 rfc3030#4.2
 */
final class Delivery {

    private static final long KEPT_CHUNK = Load.SMALL;

    private final Connection connection;
    private final Consignment consignment;
    private final Envelope envelope;
    private final List<EmailAddress> recipients;
    private final @Nullable Receipt[] receipts;
    private final Features features;
    private final Conversation talk;
    private final boolean binary;
    private byte[] small = new byte[0];
    private volatile boolean answered;

    Delivery(Connection connection, Consignment consignment) {
        this.connection = connection;
        this.consignment = consignment;
        this.envelope = consignment.envelope();
        this.recipients = consignment.recipients();
        this.receipts = new Receipt[recipients.size()];
        this.features = connection.features();
        this.talk = connection.talk();
        this.binary = envelope.body() == BodyType.BINARY_MIME;
    }

    /** Begins on a worker. Fails only with {@link ClientFailure.Stage#STALE}. */
    CompletionStage<List<Receipt>> run() {
        Message message = consignment.message();
        String commands;
        boolean chunked = features.has("CHUNKING") && !connection.host().isLmtp();
        boolean isSmall = message.size() <= KEPT_CHUNK;
        try {
            Reply refusal = refusal(message);
            if (refusal != null) {
                return done(refusal);
            }
            boolean eightBit = envelope.body() == BodyType.EIGHT_BIT_MIME;
            commands = Commands.mail(envelope, message.size(), eightBit, features);
            if (isSmall) {
                small = Load.whole(message, binary, !(chunked && (binary || features.has("PIPELINING"))));
            }
        } catch (MessageIoException e) {
            return done(ClientReplies.UNREADABLE);
        }
        boolean used = connection.isUsed();
        connection.begun();
        talk.doing("while the message was announced");
        CompletionStage<Void> run =
                features.has("PIPELINING") ? pipelined(commands, chunked, isSmall) : stepwise(commands);
        return run.handle((end, failure) -> finished(failure, used));
    }

    private @Nullable Reply refusal(Message message) {
        if (message.size() > features.maxSize()) {
            return ClientReplies.TOO_LARGE;
        }
        if (envelope.smtpUtf8() && !features.has("SMTPUTF8")) { // rfc6531#3.5
            return ClientReplies.NEEDS_UTF8;
        }
        if (binary && !(features.has("BINARYMIME") && features.has("CHUNKING"))) { // rfc3030#3
            return ClientReplies.NEEDS_BINARY;
        }
        boolean needs8Bit = !features.has("8BITMIME") && !binary && Load.isEightBit(message);
        return needs8Bit ? ClientReplies.NEEDS_8BIT : null; // rfc6152#3
    }

    private CompletionStage<List<Receipt>> done(Reply reply) {
        return CompletableFuture.completedFuture(
                recipients.stream().map(r -> Receipt.of(reply)).toList());
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    private String rcpt(int i) {
        EmailAddress to = recipients.get(i);
        return Commands.rcpt(to, envelope.options(to), envelope.smtpUtf8(), features);
    }

    private CompletionStage<ServerReply> expect() {
        return talk.expect(connection.client().timeouts().command());
    }

    private CompletionStage<Void> pipelined(String mail, boolean chunked, boolean isSmall) {
        StringBuilder commands = new StringBuilder();
        CompletionStage<Void> replies = nothing();
        if (connection.isDirty()) {
            commands.append("RSET\r\n");
            replies = expect().thenAccept(reply -> {});
        }
        connection.dirty(true);
        commands.append(mail);
        CompletionStage<ServerReply> mailReply = expect();
        List<CompletionStage<ServerReply>> rcptReplies = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            commands.append(rcpt(i));
            rcptReplies.add(expect());
        }
        boolean withBody = chunked && isSmall;
        boolean bdat = withBody || binary;
        commands.append(withBody ? "BDAT " + small.length + " LAST\r\n" : bdat ? "" : "DATA\r\n");
        CompletionStage<ServerReply> last = withBody
                ? talk.expect(connection.client().timeouts().dot())
                : bdat ? CompletableFuture.completedFuture(new ServerReply(354, List.of())) : expect();
        byte[] octets = Commands.octets(commands);
        talk.send(withBody ? joined(octets, small) : octets);
        CompletionStage<Void> announced = replies.thenCompose(x -> mailReply).thenAccept(this::mailSaid);
        for (int i = 0; i < recipients.size(); i++) {
            int index = i;
            announced = announced.thenCompose(x -> rcptReplies.get(index)).thenAccept(reply -> rcptSaid(index, reply));
        }
        return announced.thenCompose(x -> last).thenCompose(reply -> withBody ? ended(reply) : dataSaid(reply));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private CompletionStage<Void> stepwise(String mail) {
        CompletionStage<Void> steps = connection.isDirty() ? ask("RSET\r\n").thenAccept(reply -> {}) : nothing();
        connection.dirty(true);
        steps = steps.thenCompose(x -> ask(mail)).thenAccept(this::mailSaid);
        for (int i = 0; i < recipients.size(); i++) {
            int index = i;
            steps = steps.thenCompose(x ->
                    receipts[index] != null ? nothing() : ask(rcpt(index)).thenAccept(reply -> rcptSaid(index, reply)));
        }
        return steps.thenCompose(x -> {
            if (open() == 0) {
                return nothing();
            }
            return binary
                    ? dataSaid(new ServerReply(354, List.of()))
                    : ask("DATA\r\n").thenCompose(this::dataSaid);
        });
    }

    private CompletionStage<ServerReply> ask(String command) {
        CompletionStage<ServerReply> reply = expect();
        talk.send(command);
        return reply;
    }

    private void mailSaid(ServerReply reply) {
        answered = true;
        if (!reply.isPositive()) {
            answerAll(reply);
        }
    }

    private void rcptSaid(int index, ServerReply reply) {
        if (receipts[index] == null && !reply.isPositive()) {
            receipts[index] = receipt(reply.toReply());
        }
    }

    private void answerAll(ServerReply reply) {
        for (int i = 0; i < receipts.length; i++) {
            if (receipts[i] == null) {
                receipts[i] = receipt(reply.toReply());
            }
        }
    }

    private int open() {
        int open = 0;
        for (Receipt receipt : receipts) {
            open += receipt == null ? 1 : 0;
        }
        return open;
    }

    private Receipt receipt(Reply reply) {
        Reply told = reply.code() >= 300 && reply.code() < 400
                ? ClientReplies.garbage("the server answers " + reply)
                : reply;
        Receipt receipt = Receipt.of(told).withRelay(connection.host().shown());
        return told.isPositive() && features.has("DSN") ? receipt.withReporting() : receipt;
    }

    private CompletionStage<Void> dataSaid(ServerReply reply) {
        if (!reply.goesOn()) {
            answerAll(
                    reply.isPositive() ? new ServerReply(451, List.of("the server does not want the message")) : reply);
            return nothing();
        }
        if (open() == 0) { // rfc2920#3.1: it wants a message for nobody
            return binary ? nothing() : ask(".\r\n").thenAccept(end -> {});
        }
        talk.doing("while the message was sent");
        if (small.length > 0 || consignment.message().size() == 0) {
            return sendSmall();
        }
        return new Pump(connection, consignment.message(), binary, this::ended).run();
    }

    private CompletionStage<Void> sendSmall() {
        CompletionStage<Void> end = ended();
        if (binary) {
            talk.send(joined(Commands.octets("BDAT " + small.length + " LAST\r\n"), small));
        } else {
            talk.send(joined(small, Commands.octets(".\r\n")));
        }
        return end;
    }

    /** The answer to the end of the message; awaited before that is sent, since it may come at once. */
    private CompletionStage<Void> ended() {
        talk.doing("after the message was sent, before it was answered");
        if (!connection.host().isLmtp()) {
            return talk.expect(connection.client().timeouts().dot()).thenCompose(this::ended);
        }
        CompletionStage<Void> replies = nothing();
        for (int i = 0; i < receipts.length; i++) { // rfc2033#4.2
            if (receipts[i] == null) {
                int index = i;
                CompletionStage<ServerReply> next =
                        talk.expect(connection.client().timeouts().dot());
                replies =
                        replies.thenCompose(x -> next).thenAccept(reply -> receipts[index] = receipt(reply.toReply()));
            }
        }
        return replies.thenAccept(x -> connection.dirty(false));
    }

    private CompletionStage<Void> ended(ServerReply reply) {
        connection.dirty(!reply.isPositive());
        answerAll(reply);
        return nothing();
    }

    private List<Receipt> finished(@Nullable Throwable failure, boolean used) {
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            Reply why = cause instanceof ClientFailure known
                    ? known.reply()
                    : ClientReplies.lost("on the way", String.valueOf(cause.getMessage()));
            if (used && !answered) { // closed while it was kept
                throw new ClientFailure(ClientFailure.Stage.STALE, why);
            }
            talk.fail(why);
            for (int i = 0; i < receipts.length; i++) {
                receipts[i] = receipts[i] == null ? receipt(why) : receipts[i];
            }
        }
        List<Receipt> all = new ArrayList<>();
        for (Receipt receipt : receipts) {
            all.add(receipt == null ? receipt(ClientReplies.lost("on the way", "no answer")) : receipt);
        }
        return all;
    }
}
