package dev.mailwright.records;

import dev.mailwright.dns.DnsName;
import dev.mailwright.spf.SpfRecord;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Who may send for a domain, in the words of SPF. Mutable; confined to one thread. */
final class SenderTerms {

    private final Set<String> terms = new LinkedHashSet<>();

    /** A host by its name or its address. */
    void host(String host) {
        boolean six = host.indexOf(':') >= 0;
        boolean four = !six && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        add(six ? "ip6:" + host : four ? "ip4:" + host : "a:" + DnsName.of(host));
    }

    /** Any mechanism but those that let everybody in, or that nobody should use. */
    void add(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        boolean pass = !lower.isEmpty() && "-~?".indexOf(lower.charAt(0)) < 0;
        if (!pass
                || lower.endsWith("all") && lower.length() <= 4
                || lower.indexOf(' ') >= 0
                || lower.indexOf('=') >= 0) {
            throw new IllegalArgumentException("\"" + term + "\" does not name a sender");
        }
        SpfRecord.problem("v=spf1 " + term).ifPresent(why -> {
            throw new IllegalArgumentException("\"" + term + "\" is no mechanism of SPF: " + why);
        });
        if (SpfRecord.usesPtr("v=spf1 " + term)) {
            throw new IllegalArgumentException("ptr should not be used (rfc7208#5.5)");
        }
        terms.add(term);
    }

    /** The record: the hosts that take mail, then the others, and nobody else. */
    String record() {
        return "v=spf1 mx " + (terms.isEmpty() ? "" : String.join(" ", terms) + " ") + "-all";
    }
}
