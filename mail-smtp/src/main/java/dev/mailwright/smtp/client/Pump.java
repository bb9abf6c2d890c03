package dev.mailwright.smtp.client;

import dev.mailwright.Subscription;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Sends a message that is too large to be held: reads a part on a worker, sends it, and reads the next when the system has taken it. A server that
 * takes nothing for the time of a block loses the connection.
 */
final class Pump {

    private final Connection connection;
    private final Message message;
    private final boolean binary;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Supplier<CompletionStage<Void>> end;
    private CompletionStage<?> chunks = CompletableFuture.completedFuture(null);

    /**
     * @param binary as chunks, the last of which is empty and says so; else with a dot at the end
     * @param end is asked for the answer just before the end is sent
     */
    Pump(Connection connection, Message message, boolean binary, Supplier<CompletionStage<Void>> end) {
        this.end = end;
        this.connection = connection;
        this.message = message;
        this.binary = binary;
    }

    /** Complete when the end is answered. */
    CompletionStage<Void> run() {
        work(() -> step(Load.of(message, binary, !binary)));
        return done;
    }

    private void work(Runnable step) {
        try {
            connection.client().workers().execute(() -> {
                try {
                    step.run();
                } catch (MessageIoException e) {
                    fail(new ClientFailure(ClientFailure.Stage.MAIL, ClientReplies.UNREADABLE));
                } catch (RuntimeException e) {
                    fail(e);
                }
            });
        } catch (RejectedExecutionException busy) {
            fail(new ClientFailure(ClientFailure.Stage.MAIL, ClientReplies.CLOSED));
        }
    }

    private void fail(Throwable why) {
        connection.talk().fail(why instanceof ClientFailure known ? known.reply() : ClientReplies.UNREADABLE);
        done.completeExceptionally(why);
    }

    private void step(Load load) {
        byte[] part = load.next();
        if (part.length == 0) {
            load.close();
            end();
            return;
        }
        byte[] octets = binary ? chunk("BDAT " + part.length + "\r\n", part) : part;
        if (binary) {
            CompletionStage<ServerReply> reply =
                    connection.talk().expect(connection.client().timeouts().command());
            chunks = chunks.thenCompose(x -> reply).thenAccept(Pump::require);
        }
        Subscription alarm = connection
                .client()
                .time()
                .after(
                        connection.client().timeouts().block(),
                        () -> connection
                                .talk()
                                .fail(ClientReplies.lost("while the message was sent", "it takes too long")));
        connection.talk().send(octets).whenComplete((sent, failure) -> {
            alarm.close();
            if (failure == null) {
                work(() -> step(load));
            } else {
                work(load::close);
                done.completeExceptionally(new ClientFailure(
                        ClientFailure.Stage.MAIL,
                        ClientReplies.lost("while the message was sent", String.valueOf(failure.getMessage()))));
            }
        });
    }

    private static void require(ServerReply reply) {
        if (!reply.isPositive()) {
            throw new ClientFailure(ClientFailure.Stage.MAIL, reply.toReply());
        }
    }

    private static byte[] chunk(String command, byte[] part) {
        byte[] head = Commands.octets(command);
        byte[] both = new byte[head.length + part.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(part, 0, both, head.length, part.length);
        return both;
    }

    private void end() {
        if (!binary) {
            end(".\r\n");
            return;
        }
        chunks.whenComplete((all, failure) -> {
            if (failure == null) {
                end("BDAT 0 LAST\r\n");
            } else {
                done.completeExceptionally(failure);
            }
        });
    }

    private void end(String last) {
        end.get().whenComplete((answered, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        connection.talk().send(last);
    }
}
