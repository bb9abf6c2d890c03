package dev.mailwright.smtp.session;

import dev.mailwright.check.Reply;
import dev.mailwright.check.Stage;
import dev.mailwright.check.Verdict;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.message.BinaryParts;
import dev.mailwright.message.BodyType;
import dev.mailwright.message.HeaderBlock;
import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.smtp.reply.Replies;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the end of a message to its reply. Confined to the strand. */
final class Acceptance {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptance.class);

    private final SmtpSession session;

    Acceptance(SmtpSession session) {
        this.session = session;
    }

    /** Blocks until the store has begun; answers when it is done. */
    Turn store(Hello hello, MailTransaction mail, Upload upload) {
        Message received = upload.finish();
        session.enter(new State.Committing(hello, mail, received));
        return session.inspection().message(hello, mail, received, verdict -> judged(hello, mail, received, verdict));
    }

    /** Where checks were asked this is not on a worker any more. */
    private Turn judged(Hello hello, MailTransaction mail, Message received, Verdict verdict) {
        if (verdict.reply().isPresent()) {
            return done(hello, mail, received, verdict.reply().get());
        }
        return session.host().panel().isEmpty(Stage.MESSAGE)
                ? commit(hello, mail, received, verdict)
                : new Turn.Blocking(() -> commit(hello, mail, received, verdict));
    }

    private Turn commit(Hello hello, MailTransaction mail, Message original, Verdict verdict) {
        Message received = original;
        if (mail.envelope().body() == BodyType.BINARY_MIME) {
            received = BinaryParts.encode(original, session.host().spool());
            session.enter(new State.Committing(hello, mail, received));
            Optional<Reply> defect = Upload.defect(received);
            if (defect.isPresent()) {
                return done(hello, mail, received, defect.get());
            }
        }
        return store(hello, mail, received, verdict);
    }

    private Turn store(Hello hello, MailTransaction mail, Message received, Verdict verdict) {
        String id = mail.id();
        HeaderBlock added = verdict.headers().plus(new ReceivedField(session, hello, mail).header(id));
        if (session.host().role() == Role.SUBMISSION) {
            Headers headers = Headers.read(received, MimeLimits.DEFAULT);
            Optional<Reply> refusal = Ownership.from(session, received);
            if (refusal.isPresent()) {
                return done(hello, mail, received, refusal.get());
            }
            added = added.plus(new MissingFields(session.host()).of(headers));
        }
        Message whole =
                verdict.removed().map(received::without).orElse(received).prepend(added);
        return new Turn.Later<>(
                mail.commit(whole, verdict), results -> done(hello, mail, received, answers(mail, results, id)));
    }

    private List<Reply> answers(MailTransaction mail, List<RecipientResult> results, String id) {
        return session.host().role() == Role.LMTP
                ? mail.answers(results, Replies.accepted(id))
                : List.of(answer(results, id));
    }

    /** 250 promises every copy, so one that failed speaks for all; better twice than never. // rfc5321#6.1 */
    private static Reply answer(List<RecipientResult> results, String id) {
        List<Reply> failures = results.stream()
                .map(RecipientResult::reply)
                .filter(reply -> !reply.isPositive())
                .toList();
        return failures.stream()
                .filter(Reply::isTransient)
                .findFirst()
                .or(() -> failures.stream().findFirst())
                .orElseGet(() -> Replies.accepted(id));
    }

    private Turn done(Hello hello, MailTransaction mail, Message message, Reply reply) {
        return done(hello, mail, message, session.copies(mail, reply));
    }

    /**
     * Says the reply, then gives the message back. Deleting a spool file touches the disk, so that waits for a worker; that
     * there is none, or that the file stays, must not change what was said of a message that is stored.
     */
    private Turn done(Hello hello, MailTransaction mail, Message message, List<Reply> answers) {
        if (answers.stream().allMatch(Reply::isPositive)) {
            session.forgiveErrors();
        }
        Turn said = session.conclude(answers);
        if (message.file().isEmpty()) {
            return settle(hello, mail, message, said);
        }
        return new Turn.Blocking(() -> settle(hello, mail, message, said));
    }

    private Turn settle(Hello hello, MailTransaction mail, Message message, Turn said) {
        mail.close();
        try {
            message.close();
        } catch (MessageIoException stays) {
            LOG.warn(
                    "{}: a spool file stays until the next start",
                    session.wire().id(),
                    stays);
        }
        session.enter(new State.Ready(hello));
        return said instanceof Turn.Next ? session.onwards() : said;
    }
}
