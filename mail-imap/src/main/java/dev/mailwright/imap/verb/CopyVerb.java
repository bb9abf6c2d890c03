package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.Quota;
import dev.mailwright.imap.command.CopyCommand;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** COPY and MOVE with their UID forms: all messages named, or none where one has been expunged meanwhile. */
// rfc3501#6.4.7
// rfc6851#3
final class CopyVerb implements Verb<CopyCommand, State.Selected> {

    private final boolean byUid;
    private final boolean move;

    CopyVerb(boolean byUid, boolean move) {
        this.byUid = byUid;
        this.move = move;
    }

    @Override
    public CopyCommand parse(Tokens in) {
        return CopyCommand.parse(in, byUid);
    }

    @Override
    public Next run(CopyCommand command, State.Selected state, Exchange exchange) {
        SelectedMailbox selected = state.selected();
        if (move && selected.readOnly()) {
            return Next.done(Completions.READ_ONLY);
        }
        Optional<UidSet> uids = MessageSets.uids(byUid, command.messages(), selected);
        if (uids.isEmpty()) {
            return Next.done(Completions.NO_SUCH_NUMBER);
        }
        Lookup<Mailbox> target = Mailboxes.open(command.target(), state.login());
        if (!(target instanceof Lookup.Found<Mailbox> found)) {
            return Next.done(Mailboxes.noTarget(target));
        }
        if (!byUid && MessageSets.someGone(uids.get(), selected)) {
            return Next.done(Completions.EXPUNGED);
        }
        return uids.get().isEmpty()
                ? Next.ok("No such messages")
                : transfer(
                        uids.get(),
                        selected,
                        found.value(),
                        state.login().account().quota(),
                        exchange);
    }

    private Next transfer(UidSet uids, SelectedMailbox selected, Mailbox target, Quota quota, Exchange exchange) {
        CompletionStage<UidMap> map = move
                ? selected.mailbox().move(uids, target)
                : selected.mailbox().copy(uids, target, quota);
        return Next.later(map, result -> move ? moved(result, selected, exchange) : copied(result));
    }

    private static Next copied(UidMap map) {
        return map.source().isEmpty()
                ? Next.ok("No such messages")
                : Next.done(Completion.ok(ResponseCode.copyUid(map), "Copied"));
    }

    // rfc6851#4.3: COPYUID goes before the EXPUNGE responses, so not with the tagged response
    private static Next moved(UidMap map, SelectedMailbox selected, Exchange exchange) {
        if (!map.source().isEmpty()) {
            exchange.untagged().ok(ResponseCode.copyUid(map), "Moved");
        }
        return Next.done(ExpungeVerb.done("Done", selected, exchange));
    }
}
