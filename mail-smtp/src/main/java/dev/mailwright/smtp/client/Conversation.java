package dev.mailwright.smtp.client;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.check.Reply;
import dev.mailwright.net.ClientLink;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one connection: commands out, replies in, in their order, each within its time. A server that answers unasked, speaks nonsense
 * or takes too long loses the connection, and everything that waits fails. Thread-safe.
 */
final class Conversation implements ClientLink.Listener {

    private final ClientLink link;
    private final Time time;
    private final ReplyReader reader = new ReplyReader();
    private final Deque<Awaited> awaited = new ArrayDeque<>();
    private @Nullable ClientFailure end;
    private @Nullable Subscription alarm;
    private long alarmAt;
    private String doing = "at its greeting";

    private static final class Awaited {

        private final CompletableFuture<ServerReply> reply = new CompletableFuture<>();
        private final long patience;
        private long until;

        Awaited(Duration patience) {
            this.patience = patience.toNanos();
        }
    }

    Conversation(ClientLink link, Time time) {
        this.link = link;
        this.time = time;
    }

    /** Begins to listen; the greeting is the first reply. */
    CompletionStage<ServerReply> greeting(Duration patience) {
        CompletionStage<ServerReply> greeting = expect(patience);
        link.listen(this);
        return greeting;
    }

    ClientLink link() {
        return link;
    }

    /** What is going on, for the text of a failure. */
    synchronized void doing(String what) {
        doing = what;
    }

    void send(String commands) {
        send(commands.getBytes(StandardCharsets.UTF_8));
    }

    CompletionStage<Void> send(byte[] octets) {
        return link.send(octets);
    }

    /** The reply after those that are awaited already. */
    CompletionStage<ServerReply> expect(Duration patience) {
        Awaited next = new Awaited(patience);
        synchronized (this) {
            if (end == null) {
                awaited.addLast(next);
                if (awaited.size() == 1) {
                    begin(next);
                }
                return next.reply;
            }
        }
        next.reply.completeExceptionally(end);
        return next.reply;
    }

    CompletionStage<ServerReply> command(String line, Duration patience) {
        CompletionStage<ServerReply> reply = expect(patience);
        send(line + "\r\n");
        return reply;
    }

    private void begin(Awaited next) {
        next.until = time.nanos() + next.patience;
        if (alarm == null || next.until < alarmAt) {
            arm(next.until, next.patience);
        }
    }

    private void arm(long at, long delay) {
        if (alarm != null) {
            alarm.close();
        }
        alarmAt = at;
        alarm = time.after(Duration.ofNanos(delay), this::ring);
    }

    private void ring() {
        synchronized (this) {
            alarm = null;
            Awaited first = awaited.peekFirst();
            if (first == null || end != null) {
                return;
            }
            long left = first.until - time.nanos();
            if (left > 0) {
                arm(first.until, left);
                return;
            }
        }
        fail(ClientReplies.lost(doing, "it takes too long"));
    }

    @Override
    public void line(String text) {
        try {
            ServerReply reply = reader.line(text).orElse(null);
            if (reply != null) {
                answered(reply);
            }
        } catch (ReplyReader.GarbageException e) {
            fail(ClientReplies.garbage(String.valueOf(e.getMessage())));
        }
    }

    private void answered(ServerReply reply) {
        Awaited first;
        synchronized (this) {
            first = awaited.pollFirst();
            Awaited next = awaited.peekFirst();
            if (next != null) {
                begin(next);
            }
        }
        if (first != null) {
            first.reply.complete(reply);
        } else {
            fail(
                    reply.code() == 421
                            ? reply.toReply()
                            : ClientReplies.garbage("the server answers without being asked"));
        }
    }

    @Override
    public void closed(Throwable why) {
        String text = why instanceof EOFException ? "the server closed it" : String.valueOf(why.getMessage());
        fail(ClientReplies.lost(doing, text));
    }

    /** Ends it; what is awaited fails. Idempotent. */
    void fail(Reply why) {
        Deque<Awaited> left;
        ClientFailure failure;
        synchronized (this) {
            if (end != null) {
                return;
            }
            failure = new ClientFailure(ClientFailure.Stage.MAIL, why);
            end = failure;
            left = new ArrayDeque<>(awaited);
            awaited.clear();
            if (alarm != null) {
                alarm.close();
            }
        }
        link.close();
        left.forEach(one -> one.reply.completeExceptionally(failure));
    }

    /** Whether nothing has gone wrong and nothing is under way. */
    synchronized boolean isIdle() {
        return end == null && awaited.isEmpty() && link.isOpen();
    }

    /** Says goodbye and does not wait for the answer. */
    void quit() {
        synchronized (this) {
            if (end != null) {
                return;
            }
            end = new ClientFailure(ClientFailure.Stage.MAIL, ClientReplies.CLOSED);
            if (alarm != null) {
                alarm.close();
            }
        }
        send("QUIT\r\n");
        link.close();
    }
}
