package dev.mailwright.smtp.session;

import dev.mailwright.check.Reply;
import dev.mailwright.net.Chunk;
import dev.mailwright.smtp.command.DotStream;
import dev.mailwright.smtp.reply.Replies;
import java.util.Optional;

/** Takes the octets of messages and answers at their end. Confined to the strand. */
public final class Intake {

    private final SmtpSession session;
    private final Acceptance acceptance;
    private boolean reading;

    Intake(SmtpSession session) {
        this.session = session;
        this.acceptance = new Acceptance(session);
    }

    /** DATA was answered with 354. */
    public static void text(SmtpSession session, Hello hello, MailTransaction mail) {
        DotStream stream = new DotStream();
        session.enter(new State.ReceivingText(hello, mail, new Upload(session.host(), false), stream));
        session.wire().expectText(stream);
    }

    /** BDAT was taken: so many octets belong to the message. */
    public static void chunk(SmtpSession session, State.ReceivingChunk chunk) {
        session.enter(chunk);
        session.wire().expectOctets(chunk.size());
    }

    /** BDAT was refused: its octets come all the same, and must not be taken for commands. // rfc3030#2 */
    public static void discard(SmtpSession session, long octets, Reply refusal) {
        session.enter(new State.Discarding(session.state(), refusal));
        session.wire().expectOctets(octets);
    }

    boolean blocks(State state, Chunk chunk) {
        if (state instanceof State.ReceivingText text) {
            return chunk.last() || !text.upload().fitsInMemory(chunk.length());
        }
        if (state instanceof State.ReceivingChunk octets) {
            return chunk.last() || !octets.upload().fitsInMemory(chunk.length());
        }
        return chunk.last();
    }

    Turn take(State state, Chunk chunk) {
        reading = !chunk.last();
        if (chunk.last()) {
            session.wire().expectLines(SmtpSession.LONGEST_LINE);
        }
        if (state instanceof State.ReceivingText text) {
            text.upload().take(chunk.octets());
            return chunk.last() ? end(state, text.hello(), text.mail(), text.upload()) : more(text.upload());
        }
        if (state instanceof State.ReceivingChunk octets) {
            octets.upload().take(chunk.octets());
            return chunk.last() ? endOfChunk(octets) : more(octets.upload());
        }
        return chunk.last() ? discarded((State.Discarding) state) : Turn.next();
    }

    private Turn more(Upload upload) {
        return upload.isEndless() ? session.farewell(Replies.TOO_LARGE) : Turn.next();
    }

    private Turn discarded(State.Discarding state) {
        session.enter(state.after());
        return session.reply(state.refusal());
    }

    private Turn endOfChunk(State.ReceivingChunk chunk) {
        if (chunk.last() || chunk.upload().refusal().isPresent()) {
            return end(chunk, chunk.hello(), chunk.mail(), chunk.upload());
        }
        session.enter(new State.HasChunks(chunk.hello(), chunk.mail(), chunk.upload()));
        return session.reply(Replies.chunk(chunk.size()));
    }

    private Turn end(State state, Hello hello, MailTransaction mail, Upload upload) {
        Optional<Reply> refusal = upload.verdict();
        if (refusal.isPresent()) {
            session.enter(new State.Ready(hello));
            state.abandon();
            return whole(state) ? session.conclude(mail, refusal.get()) : session.reply(refusal.get());
        }
        return acceptance.store(hello, mail, upload);
    }

    /** Whether the client has said all of the message. */
    private static boolean whole(State state) {
        return !(state instanceof State.ReceivingChunk chunk) || chunk.last();
    }

    /** After a fault in the middle of a message its rest is read and thrown away, so that the reply comes in order. */
    boolean keepsReading(State state) {
        if (reading && state instanceof State.ReceivingText text) {
            text.upload().refuse(Replies.LOCAL_ERROR);
            return true;
        }
        if (reading && state instanceof State.ReceivingChunk octets) {
            octets.upload().refuse(Replies.LOCAL_ERROR);
            return true;
        }
        return false;
    }

    /** Where the session goes on when a message failed. */
    State after(State failed) {
        if (failed instanceof State.ReceivingText text) {
            return new State.Ready(text.hello());
        }
        if (failed instanceof State.ReceivingChunk chunk) {
            return new State.Ready(chunk.hello());
        }
        if (failed instanceof State.Committing committing) {
            return new State.Ready(committing.hello());
        }
        if (failed instanceof State.Authenticating authenticating) {
            return authenticating.before();
        }
        return new State.Connected();
    }
}
