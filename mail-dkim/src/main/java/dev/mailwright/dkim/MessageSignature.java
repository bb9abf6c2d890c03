package dev.mailwright.dkim;

import dev.mailwright.dkim.HeaderFields.Field;
import dev.mailwright.dkim.SignatureTags.BadSignature;
import dev.mailwright.dns.DnsName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signature field of a message, DKIM-Signature or ARC-Message-Signature, readable or not. Immutable. */
public final class MessageSignature {

    /** How far the clocks of others may be ahead of ours, in seconds. */
    private static final long SKEW = 300;

    private final HeaderFields header;
    private final Field field;
    private final @Nullable SignatureTags tags;
    private final DkimResult unreadable;

    private MessageSignature(HeaderFields header, Field field, @Nullable SignatureTags tags, DkimResult unreadable) {
        this.header = header;
        this.field = field;
        this.tags = tags;
        this.unreadable = unreadable;
    }

    /** Reads a field of a header; the header remembers what was read. */
    public static MessageSignature read(HeaderFields header, Field field) {
        return header.signature(field);
    }

    static MessageSignature parse(HeaderFields header, Field field) {
        try {
            String value = header.value(field);
            SignatureTags tags =
                    field.name().equals("dkim-signature") ? SignatureTags.dkim(value) : SignatureTags.arc(value);
            return new MessageSignature(header, field, tags, DkimResult.none());
        } catch (BadSignature bad) {
            DkimStatus status = bad.syntax ? DkimStatus.NEUTRAL : DkimStatus.PERMERROR;
            return new MessageSignature(header, field, null, new DkimResult(status, bad.why(), null, null));
        }
    }

    Optional<BodyHash.Kind> kind() {
        return Optional.ofNullable(tags)
                .filter(t -> t.algorithm != DkimAlgorithm.RSA_SHA1)
                .map(SignatureTags::bodyKind);
    }

    /** Where its key is; empty where it cannot be read. */
    public Optional<DnsName> keyName() {
        return Optional.ofNullable(tags).flatMap(SignatureTags::keyName);
    }

    /** A tag as written. */
    public Optional<String> tag(String name) {
        return Optional.ofNullable(tags).flatMap(t -> t.tags.find(name));
    }

    /** What can be said without the DNS: empty where the key has to be asked for. */
    public Optional<DkimResult> early(Instant now) {
        SignatureTags read = tags;
        if (read == null) {
            return Optional.of(unreadable);
        }
        if (read.algorithm == DkimAlgorithm.RSA_SHA1) {
            return Optional.of(result(DkimStatus.POLICY, "rsa-sha1 is no longer accepted", null));
        }
        if (read.expires.isPresent() && read.expires.getAsLong() < now.getEpochSecond()) {
            return Optional.of(result(DkimStatus.FAIL, "the signature has expired", null));
        }
        if (read.signedAt.isPresent() && read.signedAt.getAsLong() > now.getEpochSecond() + SKEW) {
            return Optional.of(result(DkimStatus.POLICY, "the signature is from the future", null));
        }
        return read.keyName().isPresent()
                ? Optional.empty()
                : Optional.of(result(DkimStatus.PERMERROR, "the name of its key is too long", null));
    }

    /** What can be said when there is no key. */
    DkimResult result(DkimStatus status, String reason, @Nullable DkimKeyRecord key) {
        return new DkimResult(status, reason, tags, key);
    }

    /**
     * Checks the signature with its key.
     *
     * @param minimumBits of RSA keys
     * @param partial whether a body may be longer than what is signed
     */
    DkimResult verify(ScannedMessage message, DkimKeyRecord key, int minimumBits, boolean partial) {
        SignatureTags read = tags;
        if (read == null) {
            return unreadable;
        }
        try {
            VerifyingKey usable = key.use(read.algorithm);
            if (usable.bits() < minimumBits && read.algorithm != DkimAlgorithm.ED25519_SHA256) {
                return result(DkimStatus.POLICY, "the key has only " + usable.bits() + " bits", key);
            }
            if (key.isStrict() && !read.identity.isEmpty() && read.identityIsBelowDomain()) {
                return result(DkimStatus.PERMERROR, "the key does not cover subdomains", key);
            }
            return verify(message, read, usable, key, partial);
        } catch (BadSignature bad) {
            return result(DkimStatus.PERMERROR, bad.why(), key);
        }
    }

    private DkimResult verify(
            ScannedMessage message, SignatureTags read, VerifyingKey usable, DkimKeyRecord key, boolean partial) {
        Optional<BodyHash.Result> body = message.body(read.bodyKind());
        if (body.isEmpty()) {
            return result(DkimStatus.POLICY, "too many different signatures", key);
        }
        if (read.bodyLimit != Long.MAX_VALUE && body.get().octets() < read.bodyLimit) {
            return result(DkimStatus.FAIL, "the body is shorter than what was signed", key);
        }
        if (!Arrays.equals(body.get().hash(), read.bodyHash)) {
            return result(DkimStatus.FAIL, "the body was changed", key);
        }
        Octets text = SignedText.of(header, field, read);
        if (!usable.verify(text.buffer(), text.length(), read.signature)) {
            return result(DkimStatus.FAIL, "the header or the signature was changed", key);
        }
        if (!partial && body.get().octets() > read.bodyLimit) {
            return result(DkimStatus.POLICY, "part of the body is not signed", key);
        }
        return result(DkimStatus.PASS, "", key);
    }
}
