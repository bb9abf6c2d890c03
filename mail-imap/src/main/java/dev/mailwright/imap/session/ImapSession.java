package dev.mailwright.imap.session;

import dev.mailwright.directory.Access;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.Dialect;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.imap.verb.Row;
import dev.mailwright.imap.verb.VerbTable;
import dev.mailwright.imap.wire.LiteralMark;
import dev.mailwright.imap.wire.Syntax;
import dev.mailwright.imap.wire.WireLimits;
import dev.mailwright.sasl.LoginContext;
import dev.mailwright.store.ModSeq;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One connection's session (RFC 3501). Confined to its strand; every call says with a {@link Turn} what comes next. */
public final class ImapSession {

    private static final int MAX_BAD_OF_STRANGER = 10;
    private static final int MAX_BAD_OF_USER = 50;
    private static final int SHORT_LITERAL = 4096;
    private static final Duration STRANGERS_PATIENCE = Duration.ofSeconds(60);

    private final ImapServices services;
    private final Port port;
    private final VerbTable table;
    private final CommandDispatch dispatch;
    private final CommandRun run = new CommandRun(this);
    private State state = new State.NotAuthenticated();
    private Input input = new CommandInput(this);
    private Dialect dialect = Dialect.PLAIN;
    private boolean stopping;
    private int bad;

    public ImapSession(ImapServices services, Port port, VerbTable table) {
        this.services = services;
        this.port = port;
        this.table = table;
        this.dispatch = new CommandDispatch(this, table);
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
        if (run.isCut()) {
            return Turn.CLOSE;
        }
        return !run.isRunning() && input instanceof CommandInput
                ? bye("Internal error")
                : input.fail(Refusals.ofFault(fault));
    }

    /** The connection is over: gives everything back. */
    public void closed() {
        input.close();
        state = new State.LoggedOut();
    }

    // == What inputs and exchanges use ==

    Turn execute(byte[] command) {
        return dispatch.execute(command);
    }

    Optional<Turn> upload(byte[] head, LiteralMark mark) {
        return dispatch.upload(head, mark);
    }

    Running begin(String tag, Row<?, ?> row) {
        return run.begin(tag, row);
    }

    Turn resume(Supplier<Next> work) {
        return run.resume(work);
    }

    /** The running command fails; no updates are looked for, which might fail in turn. */
    Turn fail(Completion completion) {
        return run.fail(completion);
    }

    /** Answers a command that was not begun, or to which no updates are owed. */
    Turn reply(String tag, Completion completion) {
        return run.finish(tag, new Next.Done(completion, Next.After.READ));
    }

    /** A literal may come without being asked for, of any length, of a short one, or not at all. */
    // rfc7888#5
    boolean takes(LiteralMark mark) {
        if (mark.synchronizing() || !services.without().contains("LITERAL+")) {
            return true;
        }
        return !services.without().contains("LITERAL-") && mark.size() <= SHORT_LITERAL;
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

    /** Sends the tagged response and looks for the next command. */
    Turn answered(String tag, Next.Done done) {
        input = new CommandInput(this);
        port.out().text(tag).text(" ").text(done.completion().wire()).text("\r\n");
        port.expectLines(limits().command());
        if (stopping) {
            return stop();
        }
        if (count(done.completion()) >= maxBad()) {
            return bye("Too many bad commands");
        }
        return switch (done.after()) {
            case READ -> Turn.READ;
            case START_TLS -> Turn.START_TLS;
            case COMPRESS -> Turn.COMPRESS;
            case CLOSE -> Turn.CLOSE;
        };
    }

    /** How many were bad: of a stranger all, of a user those in a row, as a session may last for weeks. */
    private int count(Completion completion) {
        if (completion.status() == Completion.Status.BAD) {
            bad++;
            port.offence();
        } else if (state instanceof State.Authenticated) {
            bad = 0;
        }
        return bad;
    }

    private int maxBad() {
        return state instanceof State.NotAuthenticated ? MAX_BAD_OF_STRANGER : MAX_BAD_OF_USER;
    }

    private Turn stop() {
        untagged().bye(ResponseCode.UNAVAILABLE, "Server shutting down");
        return Turn.CLOSE;
    }

    Turn bye(String text) {
        untagged().bye(text);
        return Turn.CLOSE;
    }

    void input(Input next) {
        input = next;
    }

    State state() {
        return state;
    }

    ImapServices services() {
        return services;
    }

    Port port() {
        return port;
    }

    Untagged untagged() {
        return new Untagged(port.out());
    }

    Dialect dialect() {
        return dialect;
    }

    // rfc7162#3.1.2.1
    void enable(Extension extension) {
        boolean before = dialect.condstore();
        dialect = dialect.with(extension);
        if (!before && dialect.condstore() && state instanceof State.Selected selected) {
            ModSeq highest = selected.selected().told().highestModSeq();
            untagged().ok(ResponseCode.highestModSeq(highest), "Highest");
        }
    }

    Syntax syntax() {
        return new Syntax(limits().nesting(), dialect.utf8(), services.without());
    }

    WireLimits limits() {
        return state instanceof State.NotAuthenticated ? WireLimits.STRANGER : WireLimits.USER;
    }

    LoginContext loginContext() {
        boolean secure = port.encrypted() || port.loopback();
        return new LoginContext(port.id(), "imap", port.client(), Access.IMAP, secure, port.security());
    }

    List<String> capabilities() {
        return table.capabilities(state, port, services, loginContext());
    }

    void become(State next) {
        boolean stranger = state instanceof State.NotAuthenticated;
        state = next;
        if (next instanceof State.NotAuthenticated) {
            dialect = Dialect.PLAIN;
            port.patience(STRANGERS_PATIENCE);
        }
        if (stranger && next instanceof State.Authenticated user) {
            port.authenticated();
            port.user(user.login().account().login());
            port.patience(services.autologout());
        }
    }
}
