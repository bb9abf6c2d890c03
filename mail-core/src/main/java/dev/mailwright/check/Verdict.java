package dev.mailwright.check;

import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check decides. Of several the strictest wins; headers and findings of all are kept. Immutable; made by the
 * static factories only.
 */
public final class Verdict {

    /** From mild to strict. */
    public enum Kind {
        PASS,
        QUARANTINE,
        DISCARD,
        DEFER,
        REJECT
    }

    private static final Verdict PASS = new Verdict(Kind.PASS, Optional.empty(), "", HeaderBlock.EMPTY, List.of());

    private final Kind kind;
    private final Optional<Reply> reply;
    private final String why;
    private final HeaderBlock headers;
    private final List<Object> findings;

    private Verdict(Kind kind, Optional<Reply> reply, String why, HeaderBlock headers, List<Object> findings) {
        this.kind = kind;
        this.reply = reply;
        this.why = why;
        this.headers = headers;
        this.findings = findings;
    }

    public static Verdict pass() {
        return PASS;
    }

    /** @param reply a 5xx */
    public static Verdict reject(Reply reply) {
        if (!reply.isPermanent()) {
            throw new IllegalArgumentException("a rejection is a 5xx, not " + reply.code());
        }
        return new Verdict(Kind.REJECT, Optional.of(reply), reply.text(), HeaderBlock.EMPTY, List.of());
    }

    /** @param reply a 4xx */
    public static Verdict defer(Reply reply) {
        if (!reply.isTransient()) {
            throw new IllegalArgumentException("a deferral is a 4xx, not " + reply.code());
        }
        return new Verdict(Kind.DEFER, Optional.of(reply), reply.text(), HeaderBlock.EMPTY, List.of());
    }

    /** Takes the mail and forgets it. */
    public static Verdict discard(String why) {
        return new Verdict(Kind.DISCARD, Optional.empty(), why, HeaderBlock.EMPTY, List.of());
    }

    /** Files the mail as junk. */
    public static Verdict quarantine(String why) {
        return new Verdict(Kind.QUARANTINE, Optional.empty(), why, HeaderBlock.EMPTY, List.of());
    }

    /** The same, with a header to be put before the message. */
    public Verdict prepend(Header header) {
        return new Verdict(kind, reply, why, headers.plus(header), findings);
    }

    /** The same, with a typed finding for later checks. */
    public Verdict finding(Object typed) {
        List<Object> all = new ArrayList<>(findings);
        all.add(typed);
        return new Verdict(kind, reply, why, headers, List.copyOf(all));
    }

    /** The stricter of two, with what both found. */
    public Verdict and(Verdict other) {
        Verdict strict = other.kind.compareTo(kind) > 0 ? other : this;
        HeaderBlock both = headers;
        for (Header header : other.headers.headers()) {
            both = both.plus(header);
        }
        List<Object> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new Verdict(strict.kind, strict.reply, strict.why, both, List.copyOf(all));
    }

    public Kind kind() {
        return kind;
    }

    /** Present for REJECT and DEFER. */
    public Optional<Reply> reply() {
        return reply;
    }

    public String why() {
        return why;
    }

    public HeaderBlock headers() {
        return headers;
    }

    public List<Object> findings() {
        return findings;
    }
}
