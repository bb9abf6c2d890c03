package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.ReplaceCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.UidSet;
import java.util.Optional;

/**
 * REPLACE and UID REPLACE: the new message is there for good before the old one goes, so that whatever fails in between
 * leaves both.
 */
// rfc8508#3
final class ReplaceVerb implements UploadVerb<ReplaceCommand, State.Selected> {

    private final boolean byUid;

    ReplaceVerb(boolean byUid) {
        this.byUid = byUid;
    }

    @Override
    public ReplaceCommand parse(Tokens in) {
        return ReplaceCommand.parse(in, byUid);
    }

    @Override
    public Next run(ReplaceCommand command, State.Selected state, Exchange exchange) {
        Optional<Completion> refusal = refuses(command, state, exchange, 1);
        return refusal.map(Next::done)
                .orElseGet(
                        () -> AppendVerb.whole(command.append(), exchange, () -> begin(command, state, exchange, 0)));
    }

    @Override
    public Optional<Completion> refuses(ReplaceCommand command, State.Selected state, Exchange exchange, long size) {
        SelectedMailbox selected = state.selected();
        if (selected.readOnly()) {
            return Optional.of(Completions.READ_ONLY);
        }
        Optional<UidSet> old = MessageSets.uids(byUid, command.message(), selected);
        if (old.isEmpty()) {
            return Optional.of(Completions.NO_SUCH_NUMBER);
        }
        if (old.get().isEmpty() || MessageSets.someGone(old.get(), selected)) {
            return Optional.of(Completions.EXPUNGED);
        }
        return AppendVerb.refusal(command.append(), state, exchange, size);
    }

    @Override
    public Upload begin(ReplaceCommand command, State.Selected state, Exchange exchange, long size) {
        SelectedMailbox selected = state.selected();
        UidSet old = MessageSets.uids(byUid, command.message(), selected).orElse(UidSet.EMPTY);
        return new MessageUpload(command.append(), state.login(), exchange, false, (mailbox, uids) -> {
            // rfc8508#3.3: APPENDUID goes before the EXPUNGE response
            exchange.untagged().ok(ResponseCode.appendUid(mailbox.uidValidity(), uids), "Appended");
            return Next.later(
                    selected.mailbox().expunge(old),
                    gone -> Next.done(ExpungeVerb.done("Replaced", selected, exchange)));
        });
    }
}
