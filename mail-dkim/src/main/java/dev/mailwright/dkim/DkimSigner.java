package dev.mailwright.dkim;

import dev.mailwright.message.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Signs messages (rfc6376#5). Immutable and thread-safe. */
public final class DkimSigner {

    /** What is signed where it is there. // rfc6376#5.4.1 */
    private static final List<String> USUAL = List.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-id",
            "content-description",
            "resent-date",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "resent-message-id",
            "list-id",
            "list-help",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "list-subscribe",
            "list-post",
            "list-owner",
            "list-archive",
            "autocrypt",
            "openpgp");

    /** What is signed once more than it is there, so that nobody can add another. // rfc6376#8.15 */
    private static final Set<String> OVERSIGNED = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding");

    private static final int LINE = 64;

    private final InstantSource clock;
    private final Canonicalization headerForm;
    private final Canonicalization bodyForm;
    private final Optional<Duration> expiry;
    private final List<String> names;
    private final boolean oversigning;

    private DkimSigner(Builder builder) {
        clock = builder.clock;
        headerForm = builder.headerForm;
        bodyForm = builder.bodyForm;
        expiry = Optional.ofNullable(builder.expiry);
        names = builder.names;
        oversigning = builder.oversigning;
    }

    /** Begins to describe one; {@code clock} says when a signature was made. */
    public static Builder builder(InstantSource clock) {
        return new Builder(clock);
    }

    /**
     * Signs a message with CRLF line ends in one pass, once with each key. The stream is read to its end and not closed.
     *
     * @return the fields to put in front, one for each key in the same order
     * @throws IOException what the stream throws
     */
    public List<Header> sign(InputStream message, List<DkimKey> keys) throws IOException {
        BodyHash.Kind kind = new BodyHash.Kind(bodyForm, "SHA-256", Long.MAX_VALUE);
        ScannedMessage scanned = ScannedMessage.read(message, header -> List.of(kind));
        String hash = Base64.getEncoder()
                .encodeToString(scanned.body(kind).orElseThrow().hash());
        List<String> chosen = chosen(scanned.header());
        List<Header> fields = new ArrayList<>();
        for (DkimKey key : keys) {
            String value = tags(key, hash, chosen);
            fields.add(new Header("DKIM-Signature", value + signature(scanned.header(), value, chosen, key)));
        }
        return List.copyOf(fields);
    }

    private List<String> chosen(HeaderFields header) {
        List<String> chosen = new ArrayList<>();
        for (String name : names) {
            int there = header.all(name).size();
            int times = there + (oversigning && OVERSIGNED.contains(name) ? 1 : 0);
            for (int i = 0; i < times; i++) {
                chosen.add(name);
            }
        }
        return chosen;
    }

    /** All tags, with a blank after the last, so that the field folds alike with and without the signature. */
    private String tags(DkimKey key, String hash, List<String> chosen) {
        Instant now = clock.instant();
        StringBuilder out = new StringBuilder(512);
        out.append("v=1; a=").append(key.key().algorithm());
        out.append("; c=").append(headerForm).append('/').append(bodyForm);
        out.append("; d=").append(key.domain()).append("; s=").append(key.selector());
        out.append("; t=").append(now.getEpochSecond());
        expiry.ifPresent(time -> out.append("; x=").append(now.plus(time).getEpochSecond()));
        out.append("; h=").append(spaced(chosen)).append("; bh=").append(hash).append("; b= ");
        return out.toString();
    }

    /** The names in groups that fit into a line. */
    private static String spaced(List<String> names) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i) + (i + 1 < names.size() ? ":" : "");
            if (column > 0 && column + name.length() > LINE) {
                out.append(' ');
                column = 0;
            }
            out.append(name);
            column += name.length();
        }
        return out.toString();
    }

    private String signature(HeaderFields header, String value, List<String> chosen, DkimKey key) {
        Octets text = new Octets();
        for (HeaderFields.Field field : header.chosen(chosen)) {
            headerForm.field(header.octets(), field.start(), field.end(), text);
        }
        byte[] own = ("DKIM-Signature:" + folded(value)).getBytes(StandardCharsets.US_ASCII);
        headerForm.field(own, 0, own.length, text);
        text.chompLineEnd();
        String octets = Base64.getEncoder().encodeToString(key.key().sign(text.buffer(), text.length()));
        return broken(octets);
    }

    /** As the field will be written, up to where the signature begins. */
    private static String folded(String value) {
        String whole = new Header("DKIM-Signature", value).render();
        return whole.substring("DKIM-Signature:".length(), whole.length() - 2);
    }

    /** Base64 in pieces that fit into a line. */
    static String broken(String octets) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < octets.length(); at += LINE) {
            out.append(at == 0 ? "" : " ").append(octets, at, Math.min(octets.length(), at + LINE));
        }
        return out.toString();
    }

    /**
     * Describes a signer. Mutable; confined to one thread.
     *
     * <ul>
     *   <li>relaxed header and body
     *   <li>the fields that people see and that programs act on; nobody can add another of the most important ones
     *   <li>signatures do not expire
     * </ul>
     */
    public static final class Builder {

        private final InstantSource clock;
        private Canonicalization headerForm = Canonicalization.RELAXED;
        private Canonicalization bodyForm = Canonicalization.RELAXED;
        private @org.jspecify.annotations.Nullable Duration expiry;
        private List<String> names = USUAL;
        private boolean oversigning = true;

        private Builder(InstantSource clock) {
            this.clock = clock;
        }

        /** How much header and body may change on the way. */
        public Builder canonicalization(Canonicalization header, Canonicalization body) {
            headerForm = header;
            bodyForm = body;
            return this;
        }

        /** How long a signature is good ({@code x=}). */
        public Builder expiry(Duration time) {
            expiry = time;
            return this;
        }

        /** The fields that are signed where they are there, beside From. */
        public Builder fields(String... more) {
            List<String> all = new ArrayList<>(List.of("from"));
            for (String name : more) {
                String lower = name.toLowerCase(Locale.ROOT);
                if (!all.contains(lower)) {
                    all.add(lower);
                }
            }
            names = List.copyOf(all);
            return this;
        }

        /** Signs fields as often as they are there and no more. */
        public Builder withoutOversigning() {
            oversigning = false;
            return this;
        }

        public DkimSigner build() {
            return new DkimSigner(this);
        }
    }
}
