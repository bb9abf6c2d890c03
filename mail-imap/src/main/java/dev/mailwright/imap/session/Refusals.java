package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.store.InvalidMailboxNameException;
import dev.mailwright.store.StoreException;

/** Which exceptions are the client's doing, and what all of them mean to it. */
final class Refusals {

    private Refusals() {}

    /**
     * The answer to what the client brought about.
     *
     * @throws RuntimeException the same one when the machine is at fault
     */
    static Completion of(RuntimeException e) {
        if (e instanceof SyntaxException wrong) {
            return Completion.bad(wrong.text());
        }
        if (e instanceof InvalidMailboxNameException name) {
            return Completions.badName(String.valueOf(name.getMessage()));
        }
        if (e instanceof StoreException refusal && !refusal.reason().isFault()) {
            return Completions.of(refusal);
        }
        throw e;
    }

    /** The answer to a fault of the machine. */
    static Completion ofFault(Throwable fault) {
        if (fault instanceof StoreException e) {
            return Completions.of(e);
        }
        return fault instanceof MessageIoException ? Completions.UNAVAILABLE : Completions.SERVER_BUG;
    }
}
