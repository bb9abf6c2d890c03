package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs of a service, in the order in which HELP names them and EHLO offers what they bring. Immutable. */
public final class VerbTable {

    /** Octets of a command line, CRLF included, unless an extension says more. // rfc5321#4.5.3.1.4 */
    public static final int LONGEST_COMMAND = 512;

    private final Map<String, VerbRow<?>> rows = new LinkedHashMap<>();

    private VerbTable(List<VerbRow<?>> all) {
        all.forEach(row -> rows.put(row.name(), row));
    }

    /** What mail servers and clients both speak to us. // rfc2920#3.2 rfc2034#4 rfc3030#2 */
    public static VerbTable standard() {
        return new VerbTable(List.of(
                VerbRow.anywhere("EHLO", new HelloVerb(true))
                        .offering(Keyword.always("PIPELINING"), Keyword.always("ENHANCEDSTATUSCODES")),
                VerbRow.anywhere("HELO", new HelloVerb(false)),
                VerbRow.of("STARTTLS", State.Ready.class, Replies.IN_TRANSACTION, new StartTlsVerb())
                        .withoutLogin()
                        .offering(StartTlsVerb::offer),
                VerbRow.of("AUTH", State.Ready.class, Replies.IN_TRANSACTION, new AuthVerb())
                        .withoutLogin()
                        .withLines(SmtpSession.LONGEST_LINE)
                        .offering(AuthVerb::offer),
                VerbRow.of("MAIL", State.Ready.class, Replies.ONE_AT_A_TIME, new MailVerb())
                        .withLines(LONGEST_COMMAND + MailParameters.octets())
                        .offering(MailParameters.keywords()),
                VerbRow.of("RCPT", State.InTransaction.class, Replies.SENDER_FIRST, new RcptVerb())
                        .blocking(),
                VerbRow.of("DATA", State.InTransaction.class, Replies.SENDER_FIRST, new DataVerb()),
                VerbRow.anywhere("BDAT", new BdatVerb()).offering(Keyword.always("CHUNKING")),
                VerbRow.anywhere("RSET", new RsetVerb()),
                VerbRow.anywhere("NOOP", new NoopVerb()),
                VerbRow.of("VRFY", State.Greeted.class, Replies.HELLO_FIRST, new VrfyVerb()),
                VerbRow.of("EXPN", State.Greeted.class, Replies.HELLO_FIRST, new ExpnVerb()),
                VerbRow.anywhere("HELP", new HelpVerb()).offering(Keyword.always("HELP")),
                VerbRow.anywhere("QUIT", new QuitVerb())));
    }

    /** @param name in upper case */
    public Optional<VerbRow<?>> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    public List<String> names() {
        return List.copyOf(rows.keySet());
    }

    /** What EHLO offers at this moment. */
    public List<String> keywords(SmtpSession session) {
        return rows.values().stream()
                .flatMap(row -> row.keywords().stream())
                .flatMap(keyword -> keyword.offer(session).stream())
                .toList();
    }
}
