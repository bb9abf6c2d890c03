package dev.mailwright.smtp.session;

import dev.mailwright.check.Reply;
import dev.mailwright.check.Verdict;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Principal;
import dev.mailwright.net.Chunk;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Line;
import dev.mailwright.net.LineDefect;
import dev.mailwright.net.Timeout;
import dev.mailwright.net.TooLong;
import dev.mailwright.sasl.LoginContext;
import dev.mailwright.smtp.command.CommandLine;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.reply.ReplyText;
import dev.mailwright.smtp.verb.VerbRow;
import dev.mailwright.smtp.verb.VerbTable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One client's session. Confined to the strand of its connection. */
public final class SmtpSession {

    /** The longest line of all, CRLF included: a response in AUTH. // rfc4954#4.3 */
    public static final int LONGEST_LINE = 12_288;

    private static final Set<String> OTHER_PROTOCOLS = Set.of("GET", "POST", "PUT", "CONNECT", "OPTIONS");

    private final SmtpHost host;
    private final Wire wire;
    private final Intake intake;
    private final Inspection inspection;
    private State state = new State.Connected();
    private InetSocketAddress client;
    private @Nullable Principal user;
    private int errors;
    private boolean stopping;

    public SmtpSession(SmtpHost host, Wire wire) {
        this.host = host;
        this.wire = wire;
        this.client = wire.client();
        this.intake = new Intake(this);
        this.inspection = new Inspection(this);
    }

    public Turn opened() {
        wire.expectLines(LONGEST_LINE);
        Duration quiet = host.rules().greetingDelay();
        if (quiet.isZero()) {
            return examined();
        }
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        host.time().after(quiet, () -> over.complete(true));
        return new Turn.Later<>(over, waited -> wire.hasInput() ? farewell(Replies.TOO_EARLY) : examined());
    }

    private Turn examined() {
        return inspection.connection(this::greet);
    }

    private Turn greet(Verdict verdict) {
        Optional<Reply> refusal = verdict.reply();
        if (refusal.isEmpty()) {
            return reply(Replies.greeting(host.hostname(), host.role() == Role.LMTP ? "LMTP" : "ESMTP"));
        }
        if (verdict.kind() == Verdict.Kind.DEFER) {
            return farewell(Replies.goAway(refusal.get()));
        }
        state = new State.TurnedAway();
        return reply(Replies.turnedAway(refusal.get()));
    }

    /** Whether handling this frame may block. */
    public boolean blocks(Frame frame) {
        if (frame instanceof Chunk chunk) {
            return intake.blocks(state, chunk);
        }
        if (state instanceof State.Authenticating || !(frame instanceof Line line)) {
            return false;
        }
        return state instanceof State.HasChunks
                || host.verbs()
                        .find(CommandLine.of(line.text()).verb())
                        .map(VerbRow::blocks)
                        .orElse(false);
    }

    public Turn handle(Frame frame) {
        if (frame instanceof Chunk chunk) {
            return intake.take(state, chunk);
        }
        if (frame instanceof TooLong tooLong) {
            return tooLong.endless() ? farewell(Replies.LINE_TOO_LONG) : reply(Replies.LINE_TOO_LONG);
        }
        return line((Line) frame);
    }

    private Turn line(Line line) {
        if (line.defects().contains(LineDefect.BARE_LF)) {
            return farewell(Replies.BARE_LF);
        }
        if (!line.clean()) {
            return reply(Replies.BAD_CHARACTER);
        }
        Optional<String> text = line.utf8();
        if (text.isEmpty()) {
            return reply(Replies.NOT_UTF8);
        }
        if (state instanceof State.Authenticating authenticating) {
            return authenticating.sasl().line(text.get());
        }
        return command(CommandLine.of(text.get()), line.text().length() + 2);
    }

    private Turn command(CommandLine line, int octets) {
        if (state instanceof State.Connected && OTHER_PROTOCOLS.contains(line.verb())) {
            return farewell(Replies.NOT_A_MAIL_CLIENT);
        }
        if (state instanceof State.TurnedAway && !line.verb().equals("QUIT")) {
            return reply(Replies.TURNED_AWAY);
        }
        Optional<VerbRow<?>> row = host.verbs().find(line.verb());
        if (octets > row.map(VerbRow::longest).orElse(VerbTable.LONGEST_COMMAND)) {
            return reply(Replies.LINE_TOO_LONG);
        }
        if (row.isEmpty()) {
            return reply(Replies.UNKNOWN_COMMAND);
        }
        if (loginMissing() && !row.get().beforeLogin()) {
            return reply(Replies.LOGIN_FIRST);
        }
        try {
            return row.get().run(this, line.argument());
        } catch (SyntaxException malformed) {
            return reply(Replies.of(malformed));
        }
    }

    // What verbs do

    /** Says it and goes on; a client that gets too many refusals is told so and dismissed. */
    public Turn reply(Reply reply) {
        wire.say(ReplyText.of(reply));
        if (reply.isPermanent()) {
            wire.offence();
            if (++errors >= host.limits().errors()) {
                return farewell(Replies.TOO_MANY_ERRORS);
            }
        }
        return onwards();
    }

    /** The answer to a whole message: one, or one for each recipient that was taken. // rfc2033#4.2 */
    Turn conclude(List<Reply> answers) {
        List<Reply> most = answers.subList(0, answers.size() - 1);
        most.forEach(answer -> wire.say(ReplyText.of(answer)));
        return reply(answers.get(answers.size() - 1));
    }

    Turn conclude(MailTransaction mail, Reply answer) {
        return conclude(copies(mail, answer));
    }

    /** The same answer for all. */
    List<Reply> copies(MailTransaction mail, Reply answer) {
        return Collections.nCopies(host.role() == Role.LMTP ? mail.acceptedCount() : 1, answer);
    }

    /** The peer speaks for somebody else: everything begins anew. */
    public Turn introduced(InetSocketAddress other) {
        reset();
        state = new State.Connected();
        user = null;
        client = other;
        return examined();
    }

    /** To the next command, unless the server stops. */
    Turn onwards() {
        return stopping && atBoundary() ? farewell(Replies.SHUTTING_DOWN) : Turn.next();
    }

    /** The last word. */
    public Turn farewell(Reply reply) {
        wire.say(ReplyText.of(reply));
        return Turn.close();
    }

    /** The last word to a client that wants to go. */
    public Turn goodbye(Reply reply) {
        wire.say(ReplyText.of(reply));
        return new Turn.Close(true);
    }

    /** Goes to another state. What the old one holds is the caller's matter: it is mostly taken along. */
    public void enter(State next) {
        state = next;
    }

    /** Ends the transaction if there is one. */
    public void reset() {
        State left = state;
        if (left instanceof State.Greeted greeted) {
            state = new State.Ready(greeted.hello());
        }
        left.abandon();
    }

    Turn leaveAuthentication(Reply reply) {
        if (state instanceof State.Authenticating authenticating) {
            state = authenticating.before();
        }
        return reply(reply);
    }

    Turn loggedIn(Principal principal) {
        user = principal;
        wire.known();
        wire.user(principal.login());
        return leaveAuthentication(Replies.LOGGED_IN);
    }

    void forgiveErrors() {
        errors = 0;
    }

    /** Between two commands, and not in the middle of a message. */
    private boolean atBoundary() {
        return state instanceof State.Connected || state instanceof State.Greeted || state instanceof State.TurnedAway;
    }

    // What verbs ask

    public State state() {
        return state;
    }

    public SmtpHost host() {
        return host;
    }

    public Wire wire() {
        return wire;
    }

    /** The checks of this service. */
    public Inspection inspection() {
        return inspection;
    }

    /** Who the client is: the peer, or whom the peer speaks for. */
    public InetSocketAddress client() {
        return client;
    }

    /** Whether the peer may say for whom it speaks. */
    public boolean peerMayName() {
        return host.rules().mayName(wire.client().getAddress());
    }

    /** Whether mail for other people's domains may be handed in. */
    public boolean mayRelay() {
        return user != null || host.role() != Role.LMTP && host.rules().mayRelay(client.getAddress());
    }

    public Optional<Principal> user() {
        return Optional.ofNullable(user);
    }

    private boolean loginMissing() {
        return host.role() == Role.SUBMISSION && user == null;
    }

    /** From where and how safely somebody logs in here. */
    public LoginContext loginContext() {
        boolean secure = wire.encrypted() || client.getAddress().isLoopbackAddress();
        return new LoginContext(wire.id(), "smtp", client.getAddress(), Access.SUBMISSION, secure, wire.security());
    }

    // What the connection tells

    /** TLS is there: everything said in the clear is forgotten. // rfc3207#4.2 */
    public Turn secured() {
        state.abandon();
        state = new State.Connected();
        user = null;
        inspection.forgetName();
        return Turn.next();
    }

    public Turn timedOut(Timeout which) {
        return farewell(which == Timeout.RATE ? Replies.TOO_SLOW : Replies.TIMED_OUT);
    }

    /** Good-bye at the next boundary; a message on its way in may finish. */
    public Turn shutdown() {
        stopping = true;
        boolean uploading = state instanceof State.ReceivingText || state instanceof State.ReceivingChunk;
        return uploading ? Turn.next() : farewell(Replies.SHUTTING_DOWN);
    }

    public Turn overloaded() {
        return farewell(Replies.BUSY);
    }

    /** The machine failed, which is logged already. Out of step with the client it stays in step by reading on. */
    public Turn failed() {
        if (intake.keepsReading(state)) {
            return Turn.next();
        }
        State left = state;
        if (left instanceof State.Discarding) {
            return farewell(Replies.LOCAL_FAULT);
        }
        if (atBoundary()) {
            return reply(Replies.LOCAL_ERROR);
        }
        return new Turn.Blocking(() -> {
            state = intake.after(left);
            left.abandon();
            return left instanceof State.Committing committing
                    ? conclude(committing.mail(), Replies.LOCAL_ERROR)
                    : reply(Replies.LOCAL_ERROR);
        });
    }

    /** Whether a message has begun, whose end may touch the disk. */
    public boolean holdsMessage() {
        return !(state instanceof State.Connected || state instanceof State.TurnedAway || state instanceof State.Ready);
    }

    /** The connection is gone. Blocks where a message has begun. */
    public void closed() {
        State left = state;
        state = new State.Connected();
        left.abandon();
    }
}
