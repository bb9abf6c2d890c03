package dev.mailwright.imap.session;

import dev.mailwright.directory.Access;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.imap.verb.Row;
import dev.mailwright.imap.verb.UploadVerb;
import dev.mailwright.imap.verb.VerbTable;
import dev.mailwright.imap.view.Updates;
import dev.mailwright.imap.wire.LiteralMark;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.imap.wire.WireLimits;
import dev.mailwright.sasl.LoginContext;
import dev.mailwright.store.InvalidMailboxNameException;
import dev.mailwright.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection's session (RFC 3501). Confined to its strand; every call says with a {@link Turn} what comes next. */
public final class ImapSession {

    private static final int MAX_BAD_OF_STRANGER = 10;
    private static final int MAX_BAD_OF_USER = 50;

    private final ImapServices services;
    private final Port port;
    private final VerbTable table;
    private State state = new State.NotAuthenticated();
    private Input input = new CommandInput(this);
    private @Nullable Running running;
    private @Nullable LazyResponse pulled;
    private boolean stopping;
    private boolean idling;
    private int bad;

    public ImapSession(ImapServices services, Port port, VerbTable table) {
        this.services = services;
        this.port = port;
        this.table = table;
        port.expectLines(limits().command());
    }

    // == What happens to a connection ==

    public Turn opened() {
        untagged().ok(ResponseCode.capability(capabilities()), services.hostname() + " ready");
        return Turn.READ;
    }

    /** A line without its CRLF, octets as chars 0 to 255. */
    public Turn line(String line) {
        return input.line(line);
    }

    /** Octets that were expected. */
    public Turn octets(byte[] piece, boolean last) {
        return input.octets(piece, last);
    }

    /** Handling octets may block now. */
    public boolean octetsBlock() {
        return input.blocks();
    }

    /**
     * A line that did not end in CRLF, or has a NUL or a bare CR in it.
     *
     * @param bareLineFeed it ended in a bare LF, so that what follows cannot be trusted
     */
    public Turn malformed(String line, boolean bareLineFeed) {
        Completion completion = bareLineFeed ? Completions.BARE_LINE_END : Completions.NUL;
        Turn turn = refuseLine(line, completion);
        return bareLineFeed ? bye("Lines must end in CR LF") : turn;
    }

    /** A line was longer than was to be expected; only its beginning is left. */
    public Turn tooLong(String start, boolean endless) {
        Turn turn = refuseLine(start, Completions.LINE_TOO_LONG);
        return endless ? bye("Line too long") : turn;
    }

    private Turn refuseLine(String line, Completion completion) {
        if (input instanceof CommandInput command && command.isEmpty()) {
            return reply(CommandInput.tagOf(line.getBytes(StandardCharsets.ISO_8859_1)), completion);
        }
        return input.fail(completion);
    }

    /** TLS stands. */
    public Turn secured() {
        return Turn.READ;
    }

    public Turn timedOut() {
        return bye("Autologout, idle for too long");
    }

    /** The server stops; an upload may finish. */
    public Turn shutdown() {
        stopping = true;
        return input instanceof UploadInput ? Turn.READ : stop();
    }

    /** No worker is free. */
    public Turn overloaded() {
        untagged().bye(ResponseCode.UNAVAILABLE, "Too busy, try again later");
        return Turn.CLOSE;
    }

    /** A machine fault, already logged, in whatever the last {@link Turn} asked for. */
    public Turn failed(Throwable fault) {
        boolean cut = pulled != null && !pulled.atBoundary();
        pulled = null;
        if (cut) {
            return Turn.CLOSE;
        }
        Completion completion =
                fault instanceof StoreException refusal ? Completions.of(refusal) : Completions.SERVER_BUG;
        return running == null && input instanceof CommandInput ? bye("Internal error") : input.fail(completion);
    }

    /** The connection is over: gives everything back. */
    public void closed() {
        input.close();
        state = new State.LoggedOut();
    }

    // == Commands ==

    Turn execute(byte[] command) {
        Tokens in = new Tokens(command, limits().nesting());
        String tag = CommandInput.tagOf(command);
        try {
            in.tag();
            in.space();
            Row<?, ?> row = table.find(verb(in)).orElse(null);
            if (row == null) {
                return reply(tag, Completions.UNKNOWN_COMMAND);
            }
            if (!row.allows(state)) {
                return reply(tag, Completions.WRONG_STATE);
            }
            in.take(' ');
            Row.Call call = row.prepare(in);
            Running exchange = begin(tag, row);
            Supplier<Turn> work = () -> resume(() -> call.run(state, exchange));
            return row.blocks() ? new Turn.Block(work) : work.get();
        } catch (SyntaxException e) {
            return reply(tag, Completion.bad(e.text()));
        }
    }

    private static String verb(Tokens in) {
        String name = in.keyword();
        if (!name.equals("UID")) {
            return name;
        }
        in.space();
        return "UID " + in.keyword();
    }

    /** Begins an upload where the command so far is one before its message. */
    Optional<Turn> upload(byte[] head, LiteralMark mark) {
        Tokens in = new Tokens(head, limits().nesting());
        String tag = CommandInput.tagOf(head);
        try {
            in.tag();
            in.space();
            Row<?, ?> row = table.find(verb(in)).orElse(null);
            if (row == null || !row.allows(state) || !row.isUpload() || !in.take(' ') || in.atEnd()) {
                return Optional.empty();
            }
            Row.UploadCall call = row.prepareUpload(in);
            Running exchange = begin(tag, row);
            return Optional.of(new Turn.Block(() -> upload(call, exchange, mark)));
        } catch (SyntaxException e) {
            return Optional.of(refuse(tag, Completion.bad(e.text()), mark));
        }
    }

    private Turn upload(Row.UploadCall call, Running exchange, LiteralMark mark) {
        Optional<Completion> refusal;
        try {
            refusal = call.refuses(state, exchange, mark.size());
        } catch (StoreException e) {
            refusal = Optional.of(refusal(e));
        } catch (InvalidMailboxNameException e) {
            refusal = Optional.of(Completions.badName(String.valueOf(e.getMessage())));
        }
        if (refusal.isPresent()) {
            return refuse(exchange.tag(), refusal.get(), mark);
        }
        UploadVerb.Upload upload = call.begin(state, exchange, mark.size());
        input = new UploadInput(this, exchange.tag(), upload);
        if (mark.synchronizing()) {
            port.out().text("+ Ready for the message\r\n");
        }
        port.expectOctets(mark.size());
        return Turn.READ;
    }

    private Running begin(String tag, Row<?, ?> row) {
        Running exchange = new Running(tag, row, this);
        running = exchange;
        return exchange;
    }

    /** Goes on with the running command, come what may. */
    Turn resume(Supplier<Next> work) {
        Next next;
        try {
            next = work.get();
        } catch (StoreException e) {
            next = Next.done(refusal(e));
        } catch (InvalidMailboxNameException e) {
            next = Next.done(Completions.badName(String.valueOf(e.getMessage())));
        } catch (SyntaxException e) {
            next = Next.done(Completion.bad(e.text()));
        }
        return follow(next);
    }

    private static Completion refusal(StoreException e) {
        if (e.reason().isFault()) {
            throw e;
        }
        return Completions.of(e);
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
        if (next instanceof Next.Prompt prompt) {
            port.out().text("+ ").text(prompt.text()).text("\r\n");
            input = new PromptInput(this, prompt.then(), () -> {});
            port.expectLines(limits().command());
            return Turn.READ;
        }
        return idle((Next.Idle) next);
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

    private Turn idle(Next.Idle idle) {
        port.out().text("+ idling\r\n");
        port.expectLines(limits().command());
        idling = true;
        if (!(state instanceof State.Selected selected)) {
            input = new PromptInput(this, idle.then(), () -> idling = false);
            return Turn.READ;
        }
        IdleWatch watch = IdleWatch.over(selected.selected().mailbox(), port, this::wake);
        input = new PromptInput(this, idle.then(), () -> {
            idling = false;
            watch.close();
        });
        return wake();
    }

    /** Something may have changed while the client idles. */
    private Turn wake() {
        if (!idling || !(state instanceof State.Selected selected)) {
            return Turn.READ;
        }
        Updates updates = new Updates(selected.selected(), true, false);
        return pull(updates, () -> updates.lost() ? lost() : Turn.READ);
    }

    // == Ends of commands ==

    Turn end(Completion completion) {
        return end(new Next.Done(completion, Next.After.READ));
    }

    private Turn end(Next.Done done) {
        Running ending = running;
        if (ending == null) {
            return bye("Internal error");
        }
        Row.UpdateRule rule = ending.row().updates();
        if (rule == Row.UpdateRule.NONE
                || done.completion().status() == Completion.Status.BAD
                || !(state instanceof State.Selected selected)) {
            return finish(ending.tag(), done);
        }
        Updates updates = new Updates(
                selected.selected(), rule != Row.UpdateRule.NO_EXPUNGE, rule == Row.UpdateRule.ALL_WITH_UID);
        return pull(updates, () -> updates.lost() ? lost() : finish(ending.tag(), done));
    }

    /** Answers a command that was not begun, or whose updates are owed no more. */
    Turn reply(String tag, Completion completion) {
        return finish(tag, new Next.Done(completion, Next.After.READ));
    }

    private Turn finish(String tag, Next.Done done) {
        running = null;
        input = new CommandInput(this);
        port.out().text(tag).text(" ").text(done.completion().wire()).text("\r\n");
        port.expectLines(limits().command());
        if (stopping) {
            return stop();
        }
        if (done.completion().status() == Completion.Status.BAD && ++bad >= maxBad()) {
            return bye("Too many bad commands");
        }
        return switch (done.after()) {
            case READ -> Turn.READ;
            case START_TLS -> Turn.START_TLS;
            case CLOSE -> Turn.CLOSE;
        };
    }

    private int maxBad() {
        return state instanceof State.NotAuthenticated ? MAX_BAD_OF_STRANGER : MAX_BAD_OF_USER;
    }

    /** Refuses a command whose literal is announced. */
    Turn refuse(String tag, Completion completion, LiteralMark mark) {
        return discard(tag, completion).literal(mark);
    }

    DiscardInput discard(String tag, Completion completion) {
        DiscardInput discard = new DiscardInput(this, tag, completion);
        input = discard;
        return discard;
    }

    private Turn lost() {
        untagged().bye(ResponseCode.NONEXISTENT, "The selected mailbox is gone");
        return Turn.CLOSE;
    }

    private Turn stop() {
        untagged().bye(ResponseCode.UNAVAILABLE, "Server shutting down");
        return Turn.CLOSE;
    }

    private Turn bye(String text) {
        untagged().bye(text);
        return Turn.CLOSE;
    }

    // == What inputs and exchanges use ==

    ImapServices services() {
        return services;
    }

    Port port() {
        return port;
    }

    Untagged untagged() {
        return new Untagged(port.out());
    }

    WireLimits limits() {
        return state instanceof State.NotAuthenticated ? WireLimits.STRANGER : WireLimits.USER;
    }

    LoginContext loginContext() {
        boolean secure = port.encrypted() || port.loopback();
        return new LoginContext(port.id(), "imap", port.client(), Access.IMAP, secure);
    }

    List<String> capabilities() {
        return table.capabilities(state, port, services, loginContext());
    }

    void become(State next) {
        boolean login = state instanceof State.NotAuthenticated && next instanceof State.Authenticated;
        state = next;
        if (login) {
            port.authenticated();
            port.patience(services.autologout());
        }
    }
}
