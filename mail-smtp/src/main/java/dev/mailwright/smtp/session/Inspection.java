package dev.mailwright.smtp.session;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Hearing;
import dev.mailwright.check.Probe;
import dev.mailwright.check.Stage;
import dev.mailwright.check.Verdict;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.smtp.session.Probes.Scene;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The checks of one session. What was decided of the connection and of the client's name holds for all mail that follows.
 * Where nobody is to be asked it costs nothing. Confined to the strand.
 */
public final class Inspection {

    private final SmtpSession session;
    private Verdict connection = Verdict.pass();
    private Verdict hello = Verdict.pass();

    Inspection(SmtpSession session) {
        this.session = session;
    }

    /** What the checks say of a client that has connected. */
    Turn connection(Function<Verdict, Turn> then) {
        Scene scene = Scene.of(session);
        return ask(Stage.CONNECTION, Verdict.pass(), hearing -> new Probes.AtConnection(scene, hearing), verdict -> {
            if (verdict.reply().isEmpty()) {
                connection = verdict;
                hello = verdict;
            }
            return then.apply(verdict);
        });
    }

    /** What they say of its name. */
    public Turn hello(String name, Function<Verdict, Turn> then) {
        Scene scene = Scene.of(session);
        return ask(Stage.HELO, connection, hearing -> new Probes.AtHello(scene, hearing, name), verdict -> {
            hello = verdict.reply().isEmpty() ? verdict : connection;
            return then.apply(verdict);
        });
    }

    /** What they say of a sender. */
    public Turn sender(Hello name, Envelope envelope, Function<Verdict, Turn> then) {
        Scene scene = Scene.of(session);
        return ask(Stage.SENDER, hello, hearing -> new Probes.AtSender(scene, hearing, name, envelope), verdict -> {
            verdict.reply().ifPresent(reply -> Refusals.report(session, envelope.sender(), List.of(), reply));
            return then.apply(verdict);
        });
    }

    /** What they say of a recipient who is served here. */
    public Turn recipient(Hello name, MailTransaction mail, EmailAddress to, Function<Verdict, Turn> then) {
        Scene scene = Scene.of(session);
        Envelope envelope = mail.whole();
        Function<Hearing, Probes.AtRecipient> probes =
                hearing -> new Probes.AtRecipient(scene, hearing, name, envelope, to);
        return ask(Stage.RECIPIENT, mail.verdict(), probes, verdict -> {
            verdict.reply().ifPresent(reply -> Refusals.report(session, envelope.sender(), List.of(to), reply));
            return then.apply(verdict);
        });
    }

    /** What they say of a whole message. */
    Turn message(Hello name, MailTransaction mail, Message message, Function<Verdict, Turn> then) {
        Scene scene = Scene.of(session);
        Envelope envelope = mail.whole();
        String id = mail.id();
        Function<Hearing, Probes.AtMessage> probes =
                hearing -> new Probes.AtMessage(scene, hearing, name, envelope, id, message);
        return ask(Stage.MESSAGE, mail.verdict(), probes, verdict -> {
            verdict.reply()
                    .ifPresent(reply -> Refusals.report(session, envelope.sender(), envelope.recipients(), reply));
            return then.apply(verdict);
        });
    }

    /** The client is somebody else now, for all we know. */
    void forgetName() {
        hello = connection;
    }

    private <P extends Probe> Turn ask(
            Stage<P> stage, Verdict before, Function<Hearing, ? extends P> probes, Function<Verdict, Turn> then) {
        if (session.host().panel().isEmpty(stage)) {
            return then.apply(before);
        }
        return new Turn.Later<>(session.host().panel().judge(stage, before, probes), verdict -> {
            Optional.of(verdict).filter(v -> v != before).ifPresent(v -> Refusals.log(session, stage, v));
            return then.apply(verdict);
        });
    }
}
