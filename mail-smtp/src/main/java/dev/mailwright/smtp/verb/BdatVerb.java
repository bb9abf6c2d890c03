package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.command.BdatCommand;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.Intake;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;

/**
 * BDAT: so many octets follow, whatever is answered; they must never be read as commands. So a refusal waits until they
 * have gone by, and a number that cannot be read ends the session. // rfc3030#2
 */
final class BdatVerb implements Verb<State> {

    @Override
    public Turn run(SmtpSession session, State state, String argument) {
        BdatCommand command;
        try {
            command = BdatCommand.of(argument);
        } catch (SyntaxException unreadable) {
            return session.farewell(Replies.of(unreadable));
        }
        if (session.host().limits().isEndless(command.size())) {
            return session.farewell(Replies.TOO_LARGE);
        }
        if (state instanceof State.HasChunks chunks) {
            Intake.chunk(session, chunks.next(command.size(), command.last()));
        } else if (state instanceof State.HasRecipients ready) {
            Intake.chunk(session, ready.chunk(session.host(), command.size(), command.last()));
        } else {
            Intake.discard(session, command.size(), refusal(state));
        }
        return Turn.next();
    }

    private static Reply refusal(State state) {
        if (state instanceof State.HasSender sender) {
            return sender.mail().refusedAll() ? Replies.NO_RECIPIENTS : Replies.RECIPIENT_FIRST;
        }
        return state instanceof State.Connected ? Replies.HELLO_FIRST : Replies.SENDER_FIRST;
    }
}
