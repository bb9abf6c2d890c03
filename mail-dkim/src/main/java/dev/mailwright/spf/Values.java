package dev.mailwright.spf;

import dev.mailwright.dns.DnsName;
import dev.mailwright.spf.Evaluation.Facts;
import java.util.List;
import java.util.Optional;

/** What macros stand for (rfc7208#7.2). */
record Values(Facts facts, DnsName domain, List<DnsName> names) {

    String of(char letter) {
        return switch (letter) {
            case 's' -> facts.local() + "@" + facts.sender();
            case 'l' -> facts.local();
            case 'o' -> facts.sender();
            case 'd' -> domain.toString();
            case 'i' -> facts.four() ? facts.client().getHostAddress() : nibbles();
            case 'p' -> name();
            case 'v' -> facts.four() ? "in-addr" : "ip6";
            case 'h' -> facts.helo();
            case 'c' -> facts.four() ? facts.client().getHostAddress() : compressed();
            case 'r' -> facts.receiver();
            default -> Long.toString(facts.now().getEpochSecond());
        };
    }

    private String nibbles() {
        StringBuilder out = new StringBuilder(64);
        for (byte octet : facts.client().getAddress()) {
            out.append(out.isEmpty() ? "" : ".").append(hex(octet >> 4));
            out.append('.').append(hex(octet));
        }
        return out.toString();
    }

    private static char hex(int octet) {
        return Character.toUpperCase(Character.forDigit(octet & 15, 16));
    }

    /** The longest run of zeros is left out. // rfc5952#4 */
    private String compressed() {
        byte[] octets = facts.client().getAddress();
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (octets[2 * i] & 0xff) << 8 | (octets[2 * i + 1] & 0xff);
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder out = new StringBuilder(40);
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                boolean colon = !out.isEmpty() && out.charAt(out.length() - 1) != ':';
                out.append(colon ? ":" : "").append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }

    private String name() {
        Optional<DnsName> same = names.stream().filter(domain::equals).findFirst();
        Optional<DnsName> below =
                names.stream().filter(name -> name.isWithin(domain)).findFirst();
        return same.or(() -> below)
                .or(() -> names.stream().findFirst())
                .map(DnsName::toString)
                .orElse("unknown");
    }
}
