package dev.mailwright.dkim;

import dev.mailwright.dns.DnsName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one signature. Immutable. */
public final class DkimResult {

    private final DkimStatus status;
    private final String reason;
    private final @Nullable SignatureTags tags;
    private final @Nullable DkimKeyRecord key;

    DkimResult(DkimStatus status, String reason, @Nullable SignatureTags tags, @Nullable DkimKeyRecord key) {
        this.status = status;
        this.reason = reason;
        this.tags = tags;
        this.key = key;
    }

    static DkimResult none() {
        return new DkimResult(DkimStatus.NONE, "the message is not signed", null, null);
    }

    public DkimStatus status() {
        return status;
    }

    public boolean isPass() {
        return status == DkimStatus.PASS;
    }

    /** Why, for people; made by us, without a word of the message. */
    public String reason() {
        return reason;
    }

    /** The domain that signed; present where the signature could be read. */
    public Optional<DnsName> domain() {
        return Optional.ofNullable(tags).map(t -> t.domain);
    }

    public Optional<DnsName> selector() {
        return Optional.ofNullable(tags).map(t -> t.selector);
    }

    /** The identity, at least {@code @domain}; text of the message, one octet a char. */
    public Optional<String> identity() {
        return Optional.ofNullable(tags).map(t -> t.identity);
    }

    public Optional<DkimAlgorithm> algorithm() {
        return Optional.ofNullable(tags).map(t -> t.algorithm);
    }

    /** The start of the signature, which tells signatures of one domain apart (rfc6008#4); empty where it cannot be read. */
    public String beginning() {
        String b = tags == null ? "" : TagList.withoutBlanks(tags.tags.find("b").orElse(""));
        return b.substring(0, Math.min(8, b.length()));
    }

    /** The key that was published, where it was found. */
    public Optional<DkimKeyRecord> key() {
        return Optional.ofNullable(key);
    }

    /** The domain says that it only tries. */
    public boolean isTesting() {
        return key().filter(DkimKeyRecord::isTesting).isPresent();
    }

    @Override
    public String toString() {
        String who = domain().map(
                        d -> " " + d + " (" + selector().map(DnsName::toString).orElse("") + ")")
                .orElse("");
        return status + who + (reason.isEmpty() ? "" : ": " + reason);
    }
}
