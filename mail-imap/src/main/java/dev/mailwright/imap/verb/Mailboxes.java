package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.imap.command.MailboxArgument;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Login;
import dev.mailwright.store.Mailbox;

/** Finding the mailbox that a command names. Blocks. */
final class Mailboxes {

    private Mailboxes() {}

    static Lookup<Mailbox> open(MailboxArgument argument, Login login) {
        return login.folders().open(argument.in(login.namespace()));
    }

    /** Why nothing can be put into a mailbox that was not found. */
    static Completion noTarget(Lookup<Mailbox> target) {
        return target.isUnavailable() ? Completions.UNAVAILABLE : Completions.NO_TARGET;
    }
}
