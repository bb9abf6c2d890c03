package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.verb.Row;
import dev.mailwright.imap.view.Updates;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes commands from step to step until they are answered, with the updates that are owed. */
final class CommandRun {

    private final ImapSession session;
    private @Nullable Running running;
    private @Nullable LazyResponse pulled;
    private boolean idling;

    CommandRun(ImapSession session) {
        this.session = session;
    }

    Running begin(String tag, Row<?, ?> row) {
        Running begun = new Running(tag, row, session);
        running = begun;
        return begun;
    }

    boolean isRunning() {
        return running != null;
    }

    /** An answer was cut in the middle of a response: nothing that follows would be understood. */
    boolean isCut() {
        boolean cut = pulled != null && !pulled.atBoundary();
        pulled = null;
        return cut;
    }

    /** Goes on with the running command, come what may. */
    Turn resume(Supplier<Next> work) {
        Next next;
        try {
            next = work.get();
        } catch (RuntimeException e) {
            next = Next.done(Refusals.of(e));
        }
        return follow(next);
    }

    private Turn follow(Next next) {
        if (next instanceof Next.Done done) {
            return end(done);
        }
        if (next instanceof Next.Later<?> later) {
            return await(later);
        }
        if (next instanceof Next.Blocking blocking) {
            return new Turn.Block(() -> resume(blocking.work()));
        }
        if (next instanceof Next.Pull pull) {
            return pull(pull.response(), () -> resume(pull.then()));
        }
        return next instanceof Next.Prompt prompt ? prompt(prompt) : idle((Next.Idle) next);
    }

    private <T> Turn await(Next.Later<T> later) {
        return new Turn.Await<>(
                Settled.of(later.stage()), settled -> resume(() -> later.then().apply(settled.value())));
    }

    private Turn pull(LazyResponse response, Supplier<Turn> then) {
        pulled = response;
        return new Turn.Pull(response, () -> {
            pulled = null;
            return then.get();
        });
    }

    private Turn prompt(Next.Prompt prompt) {
        session.port().out().text("+ ").text(prompt.text()).text("\r\n");
        session.input(new PromptInput(session, prompt.then(), () -> {}));
        session.port().expectLines(session.limits().command());
        return Turn.READ;
    }

    // rfc2177#3
    private Turn idle(Next.Idle idle) {
        session.port().out().text("+ idling\r\n");
        session.port().expectLines(session.limits().command());
        idling = true;
        if (!(session.state() instanceof State.Selected selected)) {
            session.input(new PromptInput(session, idle.then(), () -> idling = false));
            return Turn.READ;
        }
        IdleWatch watch = IdleWatch.over(selected.selected().mailbox(), session.port(), this::wake);
        session.input(new PromptInput(session, idle.then(), () -> {
            idling = false;
            watch.close();
        }));
        return wake();
    }

    /** Something may have changed while the client idles. */
    private Turn wake() {
        if (!idling || !(session.state() instanceof State.Selected selected)) {
            return Turn.READ;
        }
        Updates updates = new Updates(selected.selected(), session.dialect(), true, false);
        return pull(updates, () -> updates.lost() ? lost() : Turn.READ);
    }

    /** The running command ends like this, without updates. */
    Turn fail(Completion completion) {
        return running == null
                ? session.bye("Internal error")
                : finish(running.tag(), new Next.Done(completion, Next.After.READ));
    }

    private Turn end(Next.Done done) {
        Running ending = running;
        if (ending == null) {
            return session.bye("Internal error");
        }
        Row.UpdateRule rule = ending.row().updates();
        if (rule == Row.UpdateRule.NONE
                || done.completion().status() == Completion.Status.BAD
                || !(session.state() instanceof State.Selected selected)) {
            return finish(ending.tag(), done);
        }
        Updates updates = new Updates(
                selected.selected(),
                session.dialect(),
                rule != Row.UpdateRule.NO_EXPUNGE,
                rule == Row.UpdateRule.ALL_WITH_UID);
        return pull(updates, () -> updates.lost() ? lost() : finish(ending.tag(), done));
    }

    /** The tagged response, after which nothing is owed. */
    Turn finish(String tag, Next.Done done) {
        running = null;
        return session.answered(tag, done);
    }

    // rfc2180#3.3
    private Turn lost() {
        session.untagged().bye(ResponseCode.NONEXISTENT, "The selected mailbox is gone");
        return Turn.CLOSE;
    }
}
