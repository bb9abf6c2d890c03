package dev.mailwright.dmarc;

import dev.mailwright.dns.DnsName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The public suffix list, for those who want organizations told by it instead of by the tree walk (rfc7489#3.2). The list
 * is not part of this library: Debian has it in {@code publicsuffix}, as {@code /usr/share/publicsuffix/public_suffix_list.dat}
 * (MPL-2.0). Immutable.
 */
public final class PublicSuffixes {

    private final Set<String> rules;

    private PublicSuffixes(Set<String> rules) {
        this.rules = rules;
    }

    /**
     * Reads a list.
     *
     * @throws UncheckedIOException if there is no such file
     */
    public static PublicSuffixes of(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the public suffix list", e);
        }
    }

    static PublicSuffixes of(List<String> lines) {
        Set<String> rules = new HashSet<>();
        for (String line : lines) {
            String rule = line.strip();
            if (!rule.isEmpty() && !rule.startsWith("//")) {
                String first = rule.split("\\s", 2)[0];
                rules.add(IDN.toASCII(first, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
            }
        }
        return new PublicSuffixes(Set.copyOf(rules));
    }

    /** The organization that a name belongs to: one label more than its public suffix, or the name itself. */
    public DnsName organization(DnsName name) {
        List<String> labels = name.labels();
        int suffix = 1;
        for (int i = 0; i < labels.size(); i++) {
            String rest = String.join(".", labels.subList(i, labels.size()));
            int length = labels.size() - i;
            if (rules.contains("!" + rest)) {
                suffix = length - 1;
                break;
            }
            String parent = String.join(".", labels.subList(Math.min(i + 1, labels.size()), labels.size()));
            if (rules.contains(rest) || (length > 1 && rules.contains("*." + parent))) {
                suffix = Math.max(suffix, length);
            }
        }
        int from = Math.max(0, labels.size() - suffix - 1);
        return DnsName.of(String.join(".", labels.subList(from, labels.size())));
    }
}
