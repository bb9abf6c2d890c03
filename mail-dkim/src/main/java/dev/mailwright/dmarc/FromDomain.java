package dev.mailwright.dmarc;

import dev.mailwright.dkim.HeaderFields;
import dev.mailwright.dns.DnsName;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The domain that a message says it is from. */
public final class FromDomain {

    private FromDomain() {}

    /** Empty unless there is exactly one From field and all its addresses have the same domain. // rfc7489#6.6.1 */
    public static Optional<DnsName> of(HeaderFields header) {
        List<HeaderFields.Field> fields = header.all("from");
        return fields.size() == 1 ? of(header.value(fields.get(0))) : Optional.empty();
    }

    /** The same for the value of the only From field. */
    public static Optional<DnsName> of(String value) {
        Set<String> domains = new HashSet<>();
        for (String address : plain(value).split(",", -1)) {
            int open = address.lastIndexOf('<');
            int close = address.indexOf('>', Math.max(0, open));
            String inner = open < 0 ? address : address.substring(open + 1, close < 0 ? address.length() : close);
            int at = inner.lastIndexOf('@');
            if (at >= 0) {
                domains.add(inner.substring(at + 1).strip());
            } else if (!inner.isBlank()) {
                return Optional.empty();
            }
        }
        return domains.size() == 1
                ? DnsName.parse(ascii(domains.iterator().next())).filter(n -> !n.isRoot())
                : Optional.empty();
    }

    /** A-labels; what cannot be is left as it is. */
    private static String ascii(String domain) {
        try {
            String text = new String(domain.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    /** Without comments, and with nothing in quotes. */
    private static String plain(String value) {
        StringBuilder out = new StringBuilder(value.length());
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
                out.append('"');
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && depth > 0) {
                depth--;
            } else if (!quoted && depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
