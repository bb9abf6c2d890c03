package dev.mailwright.dkim;

import dev.mailwright.dkim.SignatureTags.BadSignature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A public key as a domain publishes it (rfc6376#3.6.1). Immutable. */
public final class DkimKeyRecord {

    private final String keyType;
    private final List<String> hashes;
    private final List<String> services;
    private final List<String> flags;
    private final String notes;
    private final @Nullable VerifyingKey key;
    private final String wrong;

    private DkimKeyRecord(TagList tags, @Nullable VerifyingKey key, String wrong) {
        this.keyType = tags.find("k").orElse("rsa").toLowerCase(Locale.ROOT);
        this.hashes = list(tags.find("h").orElse(""));
        this.services = list(tags.find("s").orElse("*"));
        this.flags = list(tags.find("t").orElse(""));
        this.notes = tags.find("n").orElse("");
        this.key = key;
        this.wrong = wrong;
    }

    private static List<String> list(String text) {
        String compact = TagList.withoutBlanks(text);
        return compact.isEmpty() ? List.of() : List.copyOf(Arrays.asList(compact.split(":", -1)));
    }

    /**
     * Reads a record.
     *
     * @param text the strings of the TXT record put together
     * @return empty if it is not a key record at all; a record whose key is revoked or broken says so
     */
    public static Optional<DkimKeyRecord> parse(String text) {
        return TagList.parse(text)
                .filter(tags -> tags.find("p").isPresent())
                .filter(tags -> tags.find("v")
                        .map(v -> v.equals("DKIM1") && tags.first().equals("v"))
                        .orElse(true))
                .map(DkimKeyRecord::read);
    }

    private static DkimKeyRecord read(TagList tags) {
        String octets = TagList.withoutBlanks(tags.find("p").orElse(""));
        String type = tags.find("k").orElse("rsa").toLowerCase(Locale.ROOT);
        if (octets.isEmpty()) {
            return new DkimKeyRecord(tags, null, "the key was revoked");
        }
        if (!type.equals("rsa") && !type.equals("ed25519")) {
            return new DkimKeyRecord(tags, null, "unknown key type");
        }
        try {
            return new DkimKeyRecord(
                    tags, VerifyingKey.of(type, Base64.getDecoder().decode(octets)), "");
        } catch (IllegalArgumentException e) {
            return new DkimKeyRecord(tags, null, "the key cannot be read");
        }
    }

    /** {@code rsa}, {@code ed25519} or what else {@code k=} says. */
    public String keyType() {
        return keyType;
    }

    /** The size of the key in bits; 0 where it is revoked or cannot be read. */
    public int bits() {
        return key == null ? 0 : key.bits();
    }

    /** The domain only tries: a failed signature is no worse than none. */
    public boolean isTesting() {
        return flags.contains("y");
    }

    /** Identities in subdomains are not covered. */
    public boolean isStrict() {
        return flags.contains("s");
    }

    /** Whether the key is for mail, as most are for anything. */
    public boolean isForMail() {
        return services.contains("*") || services.contains("email");
    }

    /** For people. */
    public String notes() {
        return notes;
    }

    /** What is wrong with the key: empty, or a sentence. */
    public String wrong() {
        return wrong;
    }

    /**
     * Whether the key made this signature of a text and may be used for it: for mail, of this kind, and not too weak.
     * Used by seals (rfc8617#4.1.3).
     */
    public boolean verifies(DkimAlgorithm algorithm, byte[] text, byte[] signature) {
        try {
            VerifyingKey usable = use(algorithm);
            boolean strong = algorithm == DkimAlgorithm.ED25519_SHA256 || usable.bits() >= 1_024;
            return algorithm != DkimAlgorithm.RSA_SHA1 && strong && usable.verify(text, text.length, signature);
        } catch (BadSignature bad) {
            return false;
        }
    }

    /** The key, if it may be used for signatures of this kind. */
    VerifyingKey use(DkimAlgorithm algorithm) throws BadSignature {
        VerifyingKey usable = key;
        if (usable == null) {
            throw new BadSignature(false, wrong);
        }
        if (!keyType.equals(algorithm.keyType())) {
            throw new BadSignature(false, "the key is for another algorithm");
        }
        if (!hashes.isEmpty() && !hashes.contains(algorithm.hash())) {
            throw new BadSignature(false, "the key is not for this hash");
        }
        if (!isForMail()) {
            throw new BadSignature(false, "the key is not for mail");
        }
        return usable;
    }
}
