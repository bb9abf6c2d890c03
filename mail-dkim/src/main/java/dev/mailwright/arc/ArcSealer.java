package dev.mailwright.arc;

import dev.mailwright.authres.AuthenticationResults;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.HeaderFields;
import dev.mailwright.dkim.HeaderFields.Field;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.dkim.SealText;
import dev.mailwright.message.Header;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Adds our set to a chain (rfc8617#5.1). Immutable and thread-safe. */
public final class ArcSealer {

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
            "dkim-signature");

    private static final int LINE = 64;

    private final InstantSource clock;
    private final List<String> names;

    private ArcSealer(InstantSource clock, List<String> names) {
        this.clock = clock;
        this.names = names;
    }

    /** Seals with the usual fields. */
    public static ArcSealer of(InstantSource clock) {
        return new ArcSealer(clock, USUAL);
    }

    /** The same with these fields in the message signature. */
    public ArcSealer fields(List<String> chosen) {
        return new ArcSealer(clock, List.copyOf(chosen));
    }

    /**
     * Makes a set.
     *
     * @param message read for sealing
     * @param found what we found out about the message
     * @param chain what the chain came to when it arrived
     * @return the three fields from top to bottom; none where the chain has failed before or is full
     */
    public List<Header> seal(ScannedMessage message, AuthenticationResults found, ArcResult chain, DkimKey key) {
        HeaderFields header = message.header();
        Optional<List<ArcSet>> sets = chain.status() == ArcStatus.NONE ? Optional.of(List.of()) : ArcSet.read(header);
        boolean over = chain.instances() >= ArcSet.MAX_SETS || failedBefore(sets.orElse(List.of()));
        if (over || chain.status() == ArcStatus.TEMPERROR) {
            return List.of();
        }
        int instance = chain.instances() + 1;
        String valid =
                chain.status() == ArcStatus.NONE ? "none" : chain.status().toString();
        Header results = new Header("ARC-Authentication-Results", "i=" + instance + "; " + found.value());
        Header signature = signature(message, key, instance);
        List<ArcSet> sealed = chain.status() == ArcStatus.PASS ? sets.orElse(List.of()) : List.of();
        return List.of(seal(header, sealed, results, signature, key, instance, valid), signature, results);
    }

    private static boolean failedBefore(List<ArcSet> sets) {
        return !sets.isEmpty() && sets.get(sets.size() - 1).tag("cv").equals("fail");
    }

    private Header signature(ScannedMessage message, DkimKey key, int instance) {
        List<String> chosen = new ArrayList<>();
        for (String name : names) {
            message.header().all(name).forEach(field -> chosen.add(name));
        }
        String bodyHash = message.relaxedBody().orElseThrow(() -> new IllegalArgumentException("not read for sealing"));
        String before = "a=" + key.key().algorithm() + "; b=";
        String after = "; bh=" + bodyHash + "; c=relaxed/relaxed; d=" + key.domain() + "; h=" + list(chosen) + "; i="
                + instance + "; s=" + key.selector() + "; t=" + clock.instant().getEpochSecond();
        byte[] text = SealText.of(message.header(), chosen, "ARC-Message-Signature: " + before + after + "\r\n");
        return new Header("ARC-Message-Signature", before + broken(key.key().sign(text)) + after);
    }

    /** After a failure a seal covers its own set alone. // rfc8617#5.1.2 */
    private Header seal(
            HeaderFields header,
            List<ArcSet> chain,
            Header results,
            Header signature,
            DkimKey key,
            int instance,
            String valid) {
        String before = "a=" + key.key().algorithm() + "; b=";
        String after = "; cv=" + valid + "; d=" + key.domain() + "; i=" + instance + "; s=" + key.selector() + "; t="
                + clock.instant().getEpochSecond();
        StringBuilder all = new StringBuilder();
        for (Field field : ArcVerifier.upTo(chain, chain.size())) {
            all.append(field.name()).append(':').append(header.value(field)).append("\r\n");
        }
        String own = results.render() + signature.render() + "ARC-Seal: " + before + after + "\r\n";
        byte[] octets =
                join(all.toString().getBytes(StandardCharsets.ISO_8859_1), own.getBytes(StandardCharsets.UTF_8));
        HeaderFields whole = HeaderFields.of(octets);
        byte[] text = SealText.of(whole, whole.fields());
        return new Header("ARC-Seal", before + broken(key.key().sign(text)) + after);
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static String list(List<String> names) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String name : names) {
            if (column > 0) {
                out.append(':');
                column++;
            }
            if (column + name.length() > LINE) {
                out.append(' ');
                column = 0;
            }
            out.append(name);
            column += name.length();
        }
        return out.toString();
    }

    private static String broken(byte[] octets) {
        String base64 = Base64.getEncoder().encodeToString(octets);
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < base64.length(); at += LINE) {
            out.append(at == 0 ? "" : " ").append(base64, at, Math.min(base64.length(), at + LINE));
        }
        return out.toString();
    }
}
