package dev.mailwright.smtp.verb;

import dev.mailwright.smtp.command.HelloKind;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.Role;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import java.util.ArrayList;
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

    /** What a client of this kind speaks to us. */
    public static VerbTable of(Role role) {
        return role == Role.LMTP ? lmtp() : standard();
    }

    /** What mail servers and users' programs both speak to us. // rfc2920#3.2 rfc2034#4 rfc3030#2 rfc9422#4 */
    public static VerbTable standard() {
        List<VerbRow<?>> rows = new ArrayList<>();
        rows.add(VerbRow.anywhere("EHLO", new HelloVerb(HelloKind.EHLO)).offering(basics()));
        rows.add(VerbRow.anywhere("HELO", new HelloVerb(HelloKind.HELO)));
        rows.addAll(common());
        return new VerbTable(rows);
    }

    /** What a mail system of our own speaks, without EHLO and HELO. // rfc2033#4 */
    public static VerbTable lmtp() {
        List<VerbRow<?>> rows = new ArrayList<>();
        rows.add(VerbRow.anywhere("LHLO", new HelloVerb(HelloKind.LHLO)).offering(basics()));
        rows.addAll(common());
        return new VerbTable(rows);
    }

    private static List<Keyword> basics() {
        return List.of(Keyword.always("PIPELINING"), Keyword.always("ENHANCEDSTATUSCODES"), new LimitsKeyword());
    }

    private static List<VerbRow<?>> common() {
        return List.of(
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
                        .blocking()
                        .withLines(LONGEST_COMMAND + RecipientParameters.OCTETS),
                VerbRow.of("DATA", State.InTransaction.class, Replies.SENDER_FIRST, new DataVerb()),
                VerbRow.anywhere("BDAT", new BdatVerb()).offering(Keyword.always("CHUNKING")),
                VerbRow.anywhere("RSET", new RsetVerb()),
                VerbRow.anywhere("NOOP", new NoopVerb()),
                VerbRow.of("VRFY", State.Greeted.class, Replies.HELLO_FIRST, new VrfyVerb()),
                VerbRow.of("EXPN", State.Greeted.class, Replies.HELLO_FIRST, new ExpnVerb()),
                VerbRow.anywhere("XCLIENT", new XclientVerb()).offering(XclientVerb::offer),
                VerbRow.anywhere("HELP", new HelpVerb()).offering(Keyword.always("HELP")),
                VerbRow.anywhere("QUIT", new QuitVerb()));
    }

    /** @param name in upper case */
    public Optional<VerbRow<?>> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    public List<String> names() {
        return List.copyOf(rows.keySet());
    }

    /** Those that this client may know of. */
    List<String> names(SmtpSession session) {
        return rows.keySet().stream()
                .filter(name -> !name.equals("XCLIENT") || session.peerMayName())
                .toList();
    }

    /** What EHLO offers at this moment. */
    public List<String> keywords(SmtpSession session) {
        return rows.values().stream()
                .flatMap(row -> row.keywords().stream())
                .flatMap(keyword -> keyword.offer(session).stream())
                .flatMap(String::lines)
                .toList();
    }
}
