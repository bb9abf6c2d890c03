package dev.mailwright.spf;

import dev.mailwright.spf.Term.Kind;
import java.util.Locale;

/** Reads one directive (rfc7208#5). */
final class TermReader {

    private final String word;
    private int cidr4 = 32;
    private int cidr6 = 128;

    TermReader(String word) {
        this.word = word;
    }

    Term read() throws SpfSyntax {
        SpfStatus onMatch = qualifier(word.charAt(0));
        String rest = "+-~?".indexOf(word.charAt(0)) >= 0 ? word.substring(1) : word;
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != '/') {
            end++;
        }
        String argument = rest.substring(end);
        return switch (rest.substring(0, end).toLowerCase(Locale.ROOT)) {
            case "all" -> plain(onMatch, Kind.ALL, argument);
            case "include" -> named(onMatch, Kind.INCLUDE, argument);
            case "exists" -> named(onMatch, Kind.EXISTS, argument);
            case "ptr" -> optional(onMatch, Kind.PTR, argument);
            case "a" -> optional(onMatch, Kind.A, withoutCidr(argument));
            case "mx" -> optional(onMatch, Kind.MX, withoutCidr(argument));
            case "ip4" -> network(onMatch, Kind.IP4, argument);
            case "ip6" -> network(onMatch, Kind.IP6, argument);
            default -> throw new SpfSyntax("unknown mechanism");
        };
    }

    private static SpfStatus qualifier(char c) {
        return switch (c) {
            case '-' -> SpfStatus.FAIL;
            case '~' -> SpfStatus.SOFTFAIL;
            case '?' -> SpfStatus.NEUTRAL;
            default -> SpfStatus.PASS;
        };
    }

    private Term plain(SpfStatus onMatch, Kind kind, String argument) throws SpfSyntax {
        if (!argument.isEmpty()) {
            throw new SpfSyntax("all takes nothing");
        }
        return term(onMatch, kind, "", Term.NO_NETWORK);
    }

    private Term named(SpfStatus onMatch, Kind kind, String argument) throws SpfSyntax {
        if (!argument.startsWith(":")) {
            throw new SpfSyntax("a domain is missing");
        }
        return optional(onMatch, kind, argument);
    }

    private Term optional(SpfStatus onMatch, Kind kind, String argument) throws SpfSyntax {
        if (argument.isEmpty()) {
            return term(onMatch, kind, "", Term.NO_NETWORK);
        }
        if (!argument.startsWith(":")) {
            throw new SpfSyntax("not a directive");
        }
        Macros.checkDomain(argument.substring(1));
        return term(onMatch, kind, argument.substring(1), Term.NO_NETWORK);
    }

    /** Takes {@code /24//64} off the end. */
    private String withoutCidr(String argument) throws SpfSyntax {
        String rest = argument;
        int two = rest.lastIndexOf("//");
        if (two >= 0 && isDigits(rest.substring(two + 2))) {
            cidr6 = cidr(rest.substring(two + 2), 128);
            rest = rest.substring(0, two);
        }
        int slash = rest.lastIndexOf('/');
        int brace = rest.lastIndexOf('}');
        if (slash > brace && isDigits(rest.substring(slash + 1))) {
            cidr4 = cidr(rest.substring(slash + 1), 32);
            rest = rest.substring(0, slash);
        }
        return rest;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int cidr(String digits, int most) throws SpfSyntax {
        boolean ok = isDigits(digits) && digits.length() <= 3 && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!ok || Integer.parseInt(digits) > most) {
            throw new SpfSyntax("not a prefix length");
        }
        return Integer.parseInt(digits);
    }

    private Term network(SpfStatus onMatch, Kind kind, String argument) throws SpfSyntax {
        if (!argument.startsWith(":")) {
            throw new SpfSyntax("an address is missing");
        }
        int slash = argument.indexOf('/');
        String address = argument.substring(1, slash < 0 ? argument.length() : slash);
        if (slash >= 0) {
            int bits = cidr(argument.substring(slash + 1), kind == Kind.IP4 ? 32 : 128);
            cidr4 = kind == Kind.IP4 ? bits : cidr4;
            cidr6 = kind == Kind.IP6 ? bits : cidr6;
        }
        return term(onMatch, kind, "", kind == Kind.IP4 ? Ip.four(address) : Ip.six(address));
    }

    private Term term(SpfStatus onMatch, Kind kind, String name, byte[] network) {
        return new Term(onMatch, kind, name, network, cidr4, cidr6, word);
    }
}
