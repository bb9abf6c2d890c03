package dev.mailwright.spf;

/** The result for one identity. Immutable. */
public final class SpfResult {

    private final SpfStatus status;
    private final String domain;
    private final String mechanism;
    private final String explanation;
    private final String reason;

    SpfResult(SpfStatus status, String domain, String mechanism, String explanation, String reason) {
        this.status = status;
        this.domain = domain;
        this.mechanism = mechanism;
        this.explanation = explanation;
        this.reason = reason;
    }

    /** That of mail whose client is not known, such as mail in a file. */
    public static SpfResult notChecked() {
        return new SpfResult(SpfStatus.NONE, "", "", "", "not checked");
    }

    public SpfStatus status() {
        return status;
    }

    /** The domain that was checked, as it was given. */
    public String domain() {
        return domain;
    }

    /** The term of the record that decided; {@code default} where none did, empty without a record. */
    public String mechanism() {
        return mechanism;
    }

    /** What the domain says to those who fail: somebody else's words, printable ASCII; may be empty. */
    public String explanation() {
        return explanation;
    }

    /** What went wrong, for people, in our words; may be empty. */
    public String reason() {
        return reason;
    }

    SpfResult of(String checked) {
        return new SpfResult(status, checked, mechanism, explanation, reason);
    }

    @Override
    public String toString() {
        return status + " " + domain + (reason.isEmpty() ? "" : ": " + reason);
    }
}
