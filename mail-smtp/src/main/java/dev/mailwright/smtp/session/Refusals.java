package dev.mailwright.smtp.session;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import dev.mailwright.check.Stage;
import dev.mailwright.check.Verdict;
import dev.mailwright.event.MessageRefused;
import dev.mailwright.observe.LogText;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells log and events what checks have decided. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    private Refusals() {}

    /** One line for each stage that was not passed. */
    static void log(SmtpSession session, Stage<?> stage, Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.PASS) {
            return;
        }
        LOG.info(
                "check session={} client={} stage={} status={} reason=\"{}\"",
                session.wire().id(),
                LogText.safe(session.client().getAddress().getHostAddress()),
                stage,
                verdict.kind().name().toLowerCase(Locale.ROOT),
                LogText.safe(verdict.reply().map(Reply::toString).orElse(verdict.why())));
    }

    static void report(SmtpSession session, ReversePath sender, List<EmailAddress> recipients, Reply reply) {
        session.host()
                .events()
                .emit(stamp -> MessageRefused.of(stamp, session.wire().id(), sender, recipients, reply));
    }
}
