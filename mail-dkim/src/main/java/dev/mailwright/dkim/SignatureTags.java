package dev.mailwright.dkim;

import dev.mailwright.dns.DnsName;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The tags of a signature field, read and checked (rfc6376#3.5). Immutable. */
final class SignatureTags {

    private static final int MAX_NAMES = 500;

    final TagList tags;
    DkimAlgorithm algorithm = DkimAlgorithm.RSA_SHA256;
    Canonicalization headerForm = Canonicalization.SIMPLE;
    Canonicalization bodyForm = Canonicalization.SIMPLE;
    DnsName domain = DnsName.ROOT;
    DnsName selector = DnsName.ROOT;
    String identity = "";
    List<String> names = List.of();
    byte[] signature = new byte[0];
    byte[] bodyHash = new byte[0];
    long bodyLimit = Long.MAX_VALUE;
    OptionalLong signedAt = OptionalLong.empty();
    OptionalLong expires = OptionalLong.empty();

    private SignatureTags(TagList tags) {
        this.tags = tags;
    }

    /** What is wrong with a signature, in a form that tells whether it is the form itself. */
    static final class BadSignature extends Exception {

        private static final long serialVersionUID = 1;
        final boolean syntax;

        BadSignature(boolean syntax, String why) {
            super(why, null, false, false);
            this.syntax = syntax;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads a DKIM-Signature. */
    static SignatureTags dkim(String value) throws BadSignature {
        SignatureTags read = of(value);
        if (!read.required("v").equals("1")) {
            throw new BadSignature(true, "unknown version");
        }
        read.common();
        read.identity();
        if (!read.queryIsKnown()) {
            throw new BadSignature(false, "no known query method");
        }
        return read;
    }

    /** Reads an ARC-Message-Signature, which has neither a version nor an identity. // rfc8617#4.1.2 */
    static SignatureTags arc(String value) throws BadSignature {
        SignatureTags read = of(value);
        if (read.tags.find("v").isPresent()) {
            throw new BadSignature(true, "a version where there is none");
        }
        read.common();
        return read;
    }

    private static SignatureTags of(String value) throws BadSignature {
        return new SignatureTags(TagList.parse(value).orElseThrow(() -> new BadSignature(true, "not a list of tags")));
    }

    private String required(String tag) throws BadSignature {
        return tags.find(tag)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new BadSignature(false, "no " + tag + "= tag"));
    }

    private void common() throws BadSignature {
        algorithm = DkimAlgorithm.parse(required("a")).orElseThrow(() -> new BadSignature(false, "unknown algorithm"));
        signature = base64("b");
        bodyHash = base64("bh");
        domain = name("d");
        selector = name("s");
        forms(tags.find("c").orElse("simple/simple"));
        names = names(required("h"));
        if (names.stream().noneMatch("from"::equals)) {
            throw new BadSignature(false, "the From field is not signed");
        }
        Optional<String> limit = tags.find("l");
        bodyLimit = limit.isPresent() ? number("l") : Long.MAX_VALUE;
        signedAt = tags.find("t").isPresent() ? OptionalLong.of(number("t")) : OptionalLong.empty();
        expires = tags.find("x").isPresent() ? OptionalLong.of(number("x")) : OptionalLong.empty();
        if (signedAt.isPresent() && expires.isPresent() && expires.getAsLong() <= signedAt.getAsLong()) {
            throw new BadSignature(false, "it expires before it was made");
        }
    }

    private byte[] base64(String tag) throws BadSignature {
        try {
            return Base64.getDecoder().decode(TagList.withoutBlanks(required(tag)));
        } catch (IllegalArgumentException e) {
            throw new BadSignature(true, tag + "= is not base64");
        }
    }

    private DnsName name(String tag) throws BadSignature {
        return DnsName.parse(required(tag))
                .filter(name -> !name.isRoot())
                .orElseThrow(() -> new BadSignature(true, tag + "= is not a domain"));
    }

    private void forms(String both) throws BadSignature {
        int slash = both.indexOf('/');
        headerForm = form(slash < 0 ? both : both.substring(0, slash));
        bodyForm = slash < 0 ? Canonicalization.SIMPLE : form(both.substring(slash + 1));
    }

    private static Canonicalization form(String name) throws BadSignature {
        return Canonicalization.parse(name.strip())
                .orElseThrow(() -> new BadSignature(false, "unknown canonicalization"));
    }

    private static List<String> names(String list) throws BadSignature {
        List<String> names = new ArrayList<>();
        String text = TagList.withoutBlanks(list).toLowerCase(Locale.ROOT);
        for (int start = 0; start <= text.length(); ) {
            int colon = text.indexOf(':', start);
            int end = colon < 0 ? text.length() : colon;
            if (end == start || names.size() >= MAX_NAMES) {
                throw new BadSignature(true, "h= is not a list of names");
            }
            names.add(text.substring(start, end));
            start = end + 1;
        }
        return List.copyOf(names);
    }

    private long number(String tag) throws BadSignature {
        String digits = required(tag);
        boolean ok = digits.length() <= 76;
        for (int i = 0; i < digits.length(); i++) {
            ok &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!ok) {
            throw new BadSignature(true, tag + "= is not a number");
        }
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private void identity() throws BadSignature {
        identity = tags.find("i").orElse("@" + domain);
        int at = identity.lastIndexOf('@');
        boolean within = at >= 0
                && DnsName.parse(identity.substring(at + 1))
                        .filter(name -> name.isWithin(domain))
                        .isPresent();
        if (!within) {
            throw new BadSignature(false, "the identity is not within the domain");
        }
    }

    private boolean queryIsKnown() {
        String methods = TagList.withoutBlanks(tags.find("q").orElse("dns/txt"));
        return (":" + methods + ":").contains(":dns/txt:") || (":" + methods + ":").contains(":dns:");
    }

    /** Whether the identity lies in a subdomain, which a key with {@code t=s} forbids. */
    boolean identityIsBelowDomain() {
        String name = identity.substring(identity.lastIndexOf('@') + 1);
        return !DnsName.parse(name).filter(domain::equals).isPresent();
    }

    Optional<DnsName> keyName() {
        return domain.below(selector + "._domainkey");
    }

    BodyHash.Kind bodyKind() {
        return new BodyHash.Kind(bodyForm, algorithm.digest(), bodyLimit);
    }
}
