package dev.mailwright.smtp.session;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.message.Header;
import dev.mailwright.smtp.command.HelloKind;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Composes the trace line. What the client said of itself is written only if it is a domain or literal, so that nothing in
 * the line can be mistaken for ours. // rfc5321#4.4 rfc3848#1 rfc6531#4.3 rfc8314#4.3
 */
final class ReceivedField {

    private final SmtpSession session;
    private final Hello hello;
    private final MailTransaction mail;

    ReceivedField(SmtpSession session, Hello hello, MailTransaction mail) {
        this.session = session;
        this.hello = hello;
        this.mail = mail;
    }

    Header header(String id) {
        StringBuilder value = new StringBuilder(200);
        value.append("from ").append(name()).append(" (").append(literal()).append(')');
        value.append(" by ").append(session.host().hostname());
        value.append(" with ").append(protocol());
        session.wire().cipher().ifPresent(cipher -> value.append(" tls ").append(cipher));
        value.append(" id ").append(id);
        List<?> recipients = mail.accepted();
        if (recipients.size() == 1) {
            value.append(" for <").append(recipients.get(0)).append('>');
        }
        value.append("; ")
                .append(Dates.RFC_5322.format(session.host().time().now().atOffset(ZoneOffset.UTC)));
        return new Header("Received", value.toString());
    }

    private String name() {
        try {
            return Domain.of(hello.name()).toString();
        } catch (AddressSyntaxException noDomain) {
            return "unknown";
        }
    }

    // rfc5321#4.1.3
    private String literal() {
        InetAddress client = session.client().getAddress();
        String address = client.getHostAddress();
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        return client instanceof Inet6Address ? "[IPv6:" + plain + "]" : "[" + plain + "]";
    }

    private String protocol() {
        boolean utf8 = mail.envelope().smtpUtf8();
        boolean lmtp = hello.kind() == HelloKind.LHLO;
        String base = utf8 ? (lmtp ? "UTF8LMTP" : "UTF8SMTP") : lmtp ? "LMTP" : hello.extended() ? "ESMTP" : "SMTP";
        if (!hello.extended()) {
            return base;
        }
        return base + (session.wire().encrypted() ? "S" : "") + (session.user().isPresent() ? "A" : "");
    }
}
