package dev.mailwright.pop3.session;

import dev.mailwright.directory.Access;
import dev.mailwright.directory.Credential;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Line;
import dev.mailwright.net.LineDefect;
import dev.mailwright.net.TooLong;
import dev.mailwright.observe.LogText;
import dev.mailwright.pop3.command.CommandLine;
import dev.mailwright.pop3.command.SyntaxException;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.reply.Reply;
import dev.mailwright.pop3.verb.VerbRow;
import dev.mailwright.sasl.LoginContext;
import dev.mailwright.store.StoreException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's session. Confined to the strand of its connection. */
public final class Pop3Session {

    /** The longest line of all, CRLF included: a response in AUTH. // rfc5034#4 */
    public static final int LONGEST_LINE = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(Pop3Session.class);

    private final Pop3Host host;
    private final Wire wire;
    private State state = new State.Unknown();
    private int errors;
    private boolean answerBegun;
    private boolean updated;
    private boolean utf8;

    public Pop3Session(Pop3Host host, Wire wire) {
        this.host = host;
        this.wire = wire;
    }

    public Turn opened() {
        wire.expectLines(LONGEST_LINE);
        return reply(Replies.greeting(host.hostname()));
    }

    /** Whether handling this frame may block. */
    public boolean blocks(Frame frame) {
        return frame instanceof Line line
                && !(state instanceof State.Authenticating)
                && host.verbs()
                        .find(CommandLine.of(line.text()).verb())
                        .map(row -> row.blocks(state))
                        .orElse(false);
    }

    public Turn handle(Frame frame) {
        if (frame instanceof TooLong tooLong) {
            leaveAuthentication();
            return tooLong.endless() ? farewell(Replies.LINE_TOO_LONG) : reply(Replies.LINE_TOO_LONG);
        }
        return frame instanceof Line line ? line(line) : Turn.close();
    }

    private Turn line(Line line) {
        if (line.defects().contains(LineDefect.BARE_LF)) {
            return farewell(Replies.BARE_LF);
        }
        Optional<String> text = line.clean() ? line.utf8() : Optional.empty();
        if (text.isEmpty()) {
            leaveAuthentication();
            return reply(line.clean() ? Replies.NOT_UTF8 : Replies.BAD_CHARACTER);
        }
        return parsed(() -> state instanceof State.Authenticating authenticating
                ? authenticating.sasl().line(text.get())
                : command(CommandLine.of(text.get()), line.text().length() + 2));
    }

    /** A client's fault becomes a reply here and nowhere else. */
    private Turn parsed(Supplier<Turn> work) {
        try {
            return work.get();
        } catch (SyntaxException malformed) {
            leaveAuthentication();
            return reply(Replies.of(malformed.fault()));
        } catch (StoreException refused) {
            if (refused.reason() != StoreException.Reason.GONE) {
                throw refused;
            }
            return reply(Replies.MESSAGE_GONE);
        }
    }

    private Turn command(CommandLine line, int octets) {
        Optional<VerbRow<?>> row = host.verbs().find(line.verb());
        if (octets > row.map(VerbRow::longest).orElse(VerbRow.LONGEST_COMMAND)) {
            return reply(Replies.LINE_TOO_LONG);
        }
        return row.map(found -> found.run(this, line.argument())).orElseGet(() -> reply(Replies.UNKNOWN_COMMAND));
    }

    private void leaveAuthentication() {
        if (state instanceof State.Authenticating) {
            state = new State.Unknown();
        }
    }

    // What verbs do

    /** Says it and goes on; a client that gets one bad command after the other in is told so and dismissed. */
    public Turn reply(Reply reply) {
        wire.say(reply.line());
        if (reply.kind() == Reply.Kind.BAD) {
            wire.offence();
        }
        errors = switch (reply.kind()) {
            case OK -> 0;
            case ERR -> errors;
            case BAD -> errors + 1;
        };
        return errors >= host.limits().errors() ? farewell(Replies.TOO_MANY_ERRORS) : Turn.next();
    }

    /** The last word. */
    public Turn farewell(Reply reply) {
        wire.say(reply.line());
        return Turn.close();
    }

    /** Says a long answer and goes on. */
    public Turn answer(LongAnswer answer, Runnable after) {
        return new Turn.Pull(new Begun(answer), () -> {
            answerBegun = false;
            errors = 0;
            after.run();
            return Turn.next();
        });
    }

    /** Remembers that a failure comes too late for another answer. */
    private final class Begun implements LongAnswer {
        private final LongAnswer answer;

        Begun(LongAnswer answer) {
            this.answer = answer;
        }

        @Override
        public boolean next(Wire to) {
            boolean more = answer.next(to);
            answerBegun = true;
            return more;
        }

        @Override
        public void close() {
            answer.close();
        }
    }

    /** Goes to another state. */
    public void enter(State next) {
        state = next;
    }

    /** The client takes UTF-8 from now on. // rfc6856#2.1 */
    public void speakUtf8() {
        utf8 = true;
    }

    public boolean speaksUtf8() {
        return utf8;
    }

    /** Checks a login by password. */
    public Turn logIn(String login, String password) {
        return new Turn.Later<>(
                host.authenticator().login(Credential.password(login, password), loginContext()),
                step -> Login.finish(this, step));
    }

    Reply loggedIn(String login, Maildrop maildrop) {
        state = new State.Transaction(login, maildrop);
        wire.known(host.limits().idle());
        wire.user(login);
        return Replies.loggedIn(maildrop.size());
    }

    /** Makes the changes and says good-bye. */
    public Turn update(State.Transaction done) {
        state = new State.Update(done.login(), done.maildrop());
        return new Turn.Later<>(done.maildrop().update(), nothing -> {
            updated = true;
            return farewell(Replies.BYE);
        });
    }

    // What verbs ask

    public State state() {
        return state;
    }

    public Pop3Host host() {
        return host;
    }

    public Wire wire() {
        return wire;
    }

    /** From where and how safely somebody logs in here. */
    public LoginContext loginContext() {
        boolean secure = wire.encrypted() || wire.client().getAddress().isLoopbackAddress();
        return new LoginContext(wire.id(), "pop3", wire.client().getAddress(), Access.POP3, secure, wire.security());
    }

    // What the connection tells

    /** TLS is there: everything said in the clear is forgotten. // rfc2595#4 */
    public Turn secured() {
        state = new State.Unknown();
        errors = 0;
        return Turn.next();
    }

    /** Ends without a word and without an update. // rfc1939#3 */
    public Turn timedOut() {
        return Turn.close();
    }

    public Turn shutdown() {
        return farewell(Replies.SHUTTING_DOWN);
    }

    public Turn overloaded() {
        return farewell(Replies.BUSY);
    }

    /** The machine failed, which is logged already. In the middle of an answer nothing can be said that would not be taken for mail. */
    public Turn failed() {
        if (answerBegun) {
            return Turn.close();
        }
        if (state instanceof State.Update) {
            return farewell(Replies.NOT_UPDATED);
        }
        leaveAuthentication();
        return reply(Replies.LOCAL_ERROR);
    }

    /** The connection is gone. */
    public void closed() {
        State left = state;
        state = new State.Unknown();
        if (left instanceof State.Transaction transaction) {
            report(transaction.login(), transaction.maildrop(), false);
        } else if (left instanceof State.Update update) {
            report(update.login(), update.maildrop(), updated);
        }
    }

    private void report(String login, Maildrop maildrop, boolean removed) {
        LOG.info(
                "{}: {} from {} fetched {} of {} messages and removed {}",
                wire.id(),
                LogText.safe(login),
                wire.client().getAddress().getHostAddress(),
                maildrop.fetchedCount(),
                maildrop.size(),
                removed ? maildrop.markedCount() : 0);
    }
}
