package dev.mailwright.smtp.session;

/** Whom a listener serves. */
public enum Role {
    /** Other mail servers, which need not log in. */
    INBOUND("smtp"),
    /** Mail systems of our own that hand over one message for several mailboxes here. // rfc2033 */
    LMTP("lmtp"),
    /** Users, who must. // rfc6409#4.3 */
    SUBMISSION("submission");

    private final String protocol;

    Role(String protocol) {
        this.protocol = protocol;
    }

    /** In logs, in events and for checks. */
    public String protocol() {
        return protocol;
    }
}
