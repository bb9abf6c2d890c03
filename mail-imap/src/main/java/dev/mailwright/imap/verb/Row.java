package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the verb table: a verb with its contract.
 *
 * @param name in upper case, {@code UID FETCH} for the UID form
 * @param states the states it is legal in
 * @param blocks it runs on a worker
 * @param updates what may be told before its tagged response
 * @param capabilities what it advertises
 */
public record Row<C, S extends State>(
        String name,
        Verb<C, S> verb,
        Class<S> states,
        boolean blocks,
        UpdateRule updates,
        List<Capability> capabilities) {

    /** What a client is told of other sessions' doings before the tagged response. */
    public enum UpdateRule {
        /** Nothing. */
        NONE,
        /** No EXPUNGE: the client may have used sequence numbers in the command it waits for. */
        // rfc3501#7.4.1
        NO_EXPUNGE,
        ALL,
        /** All, and flags come with their UID. */
        ALL_WITH_UID
    }

    static <C, S extends State> Row<C, S> inline(String name, Verb<C, S> verb, Class<S> states) {
        return new Row<>(name, verb, states, false, UpdateRule.NONE, List.of());
    }

    static <C, S extends State> Row<C, S> blocking(String name, Verb<C, S> verb, Class<S> states, UpdateRule rule) {
        return new Row<>(name, verb, states, true, rule, List.of());
    }

    Row<C, S> advertising(Capability... offered) {
        return new Row<>(name, verb, states, blocks, updates, List.of(offered));
    }

    /** The command is legal in this state. */
    public boolean allows(State state) {
        return states.isInstance(state);
    }

    /** Unless all that it advertises is switched off. */
    public boolean isOffered(Set<String> without) {
        return without.isEmpty()
                || capabilities.isEmpty()
                || capabilities.stream().anyMatch(capability -> !capability.isAmong(without));
    }

    /** A parsed command, ready to be run in a state that this row allows. */
    public Call prepare(Tokens in) {
        C command = verb.parse(in);
        return (state, exchange) -> verb.run(command, states.cast(state), exchange);
    }

    /** Its last argument is a message. */
    public boolean isUpload() {
        return verb instanceof UploadVerb<?, ?>;
    }

    /** The same for an upload, from what stands before its message. */
    public UploadCall prepareUpload(Tokens in) {
        UploadVerb<C, S> upload = (UploadVerb<C, S>) verb;
        C command = upload.parse(in);
        return new UploadCall() {
            @Override
            public Optional<Completion> refuses(State state, Exchange exchange, long size) {
                return upload.refuses(command, states.cast(state), exchange, size);
            }

            @Override
            public UploadVerb.Upload begin(State state, Exchange exchange, long size) {
                return upload.begin(command, states.cast(state), exchange, size);
            }
        };
    }

    /** An upload with its verb. */
    public interface UploadCall {

        Optional<Completion> refuses(State state, Exchange exchange, long size);

        UploadVerb.Upload begin(State state, Exchange exchange, long size);
    }

    /** A command with its verb. */
    public interface Call {
        Next run(State state, Exchange exchange);
    }
}
