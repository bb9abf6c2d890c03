package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.Turn;
import java.util.List;

/**
 * The contract of a verb. Immutable; the other methods return a changed copy.
 *
 * @param <S> the state it is legal in
 */
public final class VerbRow<S extends State> {

    /** Octets of a command line, CRLF included, unless a row says more. // rfc2449#4 */
    public static final int LONGEST_COMMAND = 255;

    private final String name;
    private final Class<S> legal;
    private final Verb<? super S> verb;
    private final boolean blocks;
    private final int longest;
    private final List<Capability> capabilities;

    private VerbRow(
            String name,
            Class<S> legal,
            Verb<? super S> verb,
            boolean blocks,
            int longest,
            List<Capability> capabilities) {
        this.name = name;
        this.legal = legal;
        this.verb = verb;
        this.blocks = blocks;
        this.longest = longest;
        this.capabilities = capabilities;
    }

    /** A verb that does not block and offers nothing. */
    static <S extends State> VerbRow<S> of(String name, Class<S> legal, Verb<? super S> verb) {
        return new VerbRow<>(name, legal, verb, false, LONGEST_COMMAND, List.of());
    }

    VerbRow<S> blocking() {
        return new VerbRow<>(name, legal, verb, true, longest, capabilities);
    }

    /** @param octets the longest line, CRLF included */
    VerbRow<S> withLines(int octets) {
        return new VerbRow<>(name, legal, verb, blocks, octets, capabilities);
    }

    VerbRow<S> offering(Capability... more) {
        return new VerbRow<>(name, legal, verb, blocks, longest, List.of(more));
    }

    /** In upper case. */
    public String name() {
        return name;
    }

    /** The states in which it is legal. */
    public Class<S> legal() {
        return legal;
    }

    /** Whether it may block in this state. */
    public boolean blocks(State state) {
        return blocks && legal.isInstance(state);
    }

    /** The longest line in octets, CRLF included. */
    public int longest() {
        return longest;
    }

    /** What it adds to CAPA. */
    public List<Capability> capabilities() {
        return capabilities;
    }

    /** Runs the verb if the session's state allows it. // rfc1939#3 */
    public Turn run(Pop3Session session, String argument) {
        State state = session.state();
        if (legal.isInstance(state)) {
            return verb.run(session, legal.cast(state), argument);
        }
        if (state instanceof State.Transaction) {
            return session.reply(Replies.LOGGED_IN_ALREADY);
        }
        return session.reply(legal == State.Named.class ? Replies.USER_FIRST : Replies.LOGIN_FIRST);
    }
}
