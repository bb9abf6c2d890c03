package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.StoreCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.Dialect;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.FlagResponses;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Flagged;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.Optional;

/** STORE and UID STORE. */
// rfc3501#6.4.6
final class StoreVerb implements Verb<StoreCommand, State.Selected> {

    private final boolean byUid;

    StoreVerb(boolean byUid) {
        this.byUid = byUid;
    }

    @Override
    public StoreCommand parse(Tokens in) {
        return StoreCommand.parse(in, byUid);
    }

    @Override
    public Next run(StoreCommand command, State.Selected state, Exchange exchange) {
        SelectedMailbox selected = state.selected();
        if (selected.readOnly()) {
            return Next.done(Completions.READ_ONLY);
        }
        Optional<UidSet> uids = MessageSets.uids(byUid, command.messages(), selected);
        if (uids.isEmpty()) {
            return Next.done(Completions.NO_SUCH_NUMBER);
        }
        if (command.unchangedSince().isPresent()) {
            exchange.enable(Extension.CONDSTORE);
        }
        return store(command, uids.get(), selected, exchange.dialect());
    }

    // rfc2180#4.2.1: what is there is changed, and the client learns that something was not
    private static Next store(StoreCommand command, UidSet uids, SelectedMailbox selected, Dialect dialect) {
        Completion completion = !command.byUid() && MessageSets.someGone(uids, selected)
                ? Completions.EXPUNGED
                : Completion.ok("Stored");
        if (uids.isEmpty()) {
            return Next.done(completion);
        }
        ModSeq limit = command.unchangedSince().orElse(ModSeq.LAST);
        return Next.later(
                selected.mailbox().flag(uids, command.edit(), limit),
                flagged -> stored(command, uids.minus(flagged.refused()), flagged, selected, dialect, completion));
    }

    private static Next stored(
            StoreCommand command,
            UidSet uids,
            Flagged flagged,
            SelectedMailbox selected,
            Dialect dialect,
            Completion completion) {
        Completion end = flagged.refused().isEmpty()
                ? completion
                : modified(command.byUid() ? flagged.refused() : selected.numbersOf(flagged.refused()));
        if (command.silent()) {
            selected.ownChange(uids, command.edit(), flagged.modSeq(), ModSeq.ZERO);
            return Next.done(end);
        }
        View now = selected.mailbox().view();
        selected.ownChange(uids, command.edit(), flagged.modSeq(), now.highestModSeq());
        return new Next.Pull(new FlagResponses(selected, now, uids, command.byUid(), dialect), () -> Next.done(end));
    }

    // rfc7162#3.1.3
    private static Completion modified(UidSet messages) {
        return Completion.ok(ResponseCode.modified(messages), "Some had been changed");
    }
}
