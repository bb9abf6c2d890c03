package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;
import java.util.List;

/**
 * The contract of a verb. Immutable; the {@code with} methods return a changed copy.
 *
 * @param <S> the state it is legal in
 */
public final class VerbRow<S extends State> {

    private final String name;
    private final Class<S> legal;
    private final Reply outOfOrder;
    private final Verb<? super S> verb;
    private final boolean blocks;
    private final boolean beforeLogin;
    private final int longest;
    private final List<Keyword> keywords;

    private VerbRow(
            String name,
            Class<S> legal,
            Reply outOfOrder,
            Verb<? super S> verb,
            boolean blocks,
            boolean beforeLogin,
            int longest,
            List<Keyword> keywords) {
        this.name = name;
        this.legal = legal;
        this.outOfOrder = outOfOrder;
        this.verb = verb;
        this.blocks = blocks;
        this.beforeLogin = beforeLogin;
        this.longest = longest;
        this.keywords = keywords;
    }

    /** A verb that does not block, needs a login where one is needed at all, and offers nothing. */
    static <S extends State> VerbRow<S> of(String name, Class<S> legal, Reply outOfOrder, Verb<? super S> verb) {
        return new VerbRow<>(name, legal, outOfOrder, verb, false, false, VerbTable.LONGEST_COMMAND, List.of());
    }

    /** A verb that is legal in every state. */
    static VerbRow<State> anywhere(String name, Verb<State> verb) {
        return of(name, State.class, Replies.HELLO_FIRST, verb).withoutLogin();
    }

    VerbRow<S> blocking() {
        return new VerbRow<>(name, legal, outOfOrder, verb, true, beforeLogin, longest, keywords);
    }

    VerbRow<S> withoutLogin() {
        return new VerbRow<>(name, legal, outOfOrder, verb, blocks, true, longest, keywords);
    }

    /** @param octets the longest line, CRLF included */
    VerbRow<S> withLines(int octets) {
        return new VerbRow<>(name, legal, outOfOrder, verb, blocks, beforeLogin, octets, keywords);
    }

    VerbRow<S> offering(List<Keyword> more) {
        return new VerbRow<>(name, legal, outOfOrder, verb, blocks, beforeLogin, longest, List.copyOf(more));
    }

    VerbRow<S> offering(Keyword... more) {
        return offering(List.of(more));
    }

    /** In upper case. */
    public String name() {
        return name;
    }

    /** The states in which it is legal. */
    public Class<S> legal() {
        return legal;
    }

    public boolean blocks() {
        return blocks;
    }

    /** Whether a submission server hears it from somebody who has not logged in. // rfc4954#4 */
    public boolean beforeLogin() {
        return beforeLogin;
    }

    /** The longest line in octets, CRLF included. // rfc5321#4.5.3.1.4 */
    public int longest() {
        return longest;
    }

    List<Keyword> keywords() {
        return keywords;
    }

    /** Runs the verb if the session's state allows it. // rfc5321#4.1.4 */
    public Turn run(SmtpSession session, String argument) {
        State state = session.state();
        if (legal.isInstance(state)) {
            return verb.run(session, legal.cast(state), argument);
        }
        if (state instanceof State.Connected) {
            return session.reply(Replies.HELLO_FIRST);
        }
        return session.reply(state instanceof State.HasChunks ? Replies.CHUNKS_BEGUN : outOfOrder);
    }
}
