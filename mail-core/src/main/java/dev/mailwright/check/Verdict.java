package dev.mailwright.check;

import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderBlock;
import dev.mailwright.message.HeaderField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a check decides. Of several the strictest wins; headers and findings of all are kept. Immutable; made by the
 * static factories only.
 *
 * <p>What is said before there is a message holds for all that comes after it: a verdict at connection for all mail of the
 * session, one at HELO until the next HELO, one of the sender for its mail. One of a recipient that asks for quarantine or
 * discards holds for this recipient alone.
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

    private static final Verdict PASS =
            new Verdict(Kind.PASS, Optional.empty(), "", HeaderBlock.EMPTY, List.of(), Optional.empty());

    private final Kind kind;
    private final Optional<Reply> reply;
    private final String why;
    private final HeaderBlock headers;
    private final List<Object> findings;
    private final Optional<Predicate<HeaderField>> removed;

    private Verdict(
            Kind kind,
            Optional<Reply> reply,
            String why,
            HeaderBlock headers,
            List<Object> findings,
            Optional<Predicate<HeaderField>> removed) {
        this.kind = kind;
        this.reply = reply;
        this.why = why;
        this.headers = headers;
        this.findings = findings;
        this.removed = removed;
    }

    public static Verdict pass() {
        return PASS;
    }

    /** @param reply a 5xx */
    public static Verdict reject(Reply reply) {
        if (!reply.isPermanent()) {
            throw new IllegalArgumentException("a rejection is a 5xx, not " + reply.code());
        }
        return new Verdict(
                Kind.REJECT, Optional.of(reply), reply.text(), HeaderBlock.EMPTY, List.of(), Optional.empty());
    }

    /** @param reply a 4xx */
    public static Verdict defer(Reply reply) {
        if (!reply.isTransient()) {
            throw new IllegalArgumentException("a deferral is a 4xx, not " + reply.code());
        }
        return new Verdict(
                Kind.DEFER, Optional.of(reply), reply.text(), HeaderBlock.EMPTY, List.of(), Optional.empty());
    }

    /** Takes the mail and forgets it: the client hears 250, nothing is stored, the log says why. */
    public static Verdict discard(String why) {
        return new Verdict(Kind.DISCARD, Optional.empty(), why, HeaderBlock.EMPTY, List.of(), Optional.empty());
    }

    /** Files the mail as junk: into the folder with the special use Junk, which is made where there is none. */
    public static Verdict quarantine(String why) {
        return new Verdict(Kind.QUARANTINE, Optional.empty(), why, HeaderBlock.EMPTY, List.of(), Optional.empty());
    }

    /** The same, with a header field to be put before the message, below those of earlier checks. */
    public Verdict prepend(Header header) {
        return new Verdict(kind, reply, why, headers.plus(header), findings, removed);
    }

    /** The same, with a typed finding for later checks. */
    public Verdict finding(Object typed) {
        List<Object> all = new ArrayList<>(findings);
        all.add(typed);
        return new Verdict(kind, reply, why, headers, List.copyOf(all), removed);
    }

    /**
     * The same, with fields taken out of the message that claim to be of this server and are not. Nothing else is ever
     * taken out; what earlier checks want out goes too.
     */
    public Verdict remove(Predicate<HeaderField> forged) {
        return new Verdict(
                kind,
                reply,
                why,
                headers,
                findings,
                Optional.of(removed.map(r -> r.or(forged)).orElse(forged)));
    }

    /** The stricter of two, this one where they are alike, with the headers and findings of both, these first. */
    public Verdict and(Verdict other) {
        Verdict strict = other.kind.compareTo(kind) > 0 ? other : this;
        HeaderBlock both = headers;
        for (Header header : other.headers.headers()) {
            both = both.plus(header);
        }
        List<Object> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        Optional<Predicate<HeaderField>> gone = removed.flatMap(one -> other.removed.map(one::or))
                .or(() -> removed)
                .or(() -> other.removed);
        return new Verdict(strict.kind, strict.reply, strict.why, both, List.copyOf(all), gone);
    }

    /** This decision with the headers and findings of another one. */
    public Verdict noting(Verdict other) {
        return new Verdict(kind, reply, why, other.headers, other.findings, other.removed);
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

    /** Which fields of the message are taken out, where any are. */
    public Optional<Predicate<HeaderField>> removed() {
        return removed;
    }

    public List<Object> findings() {
        return findings;
    }
}
