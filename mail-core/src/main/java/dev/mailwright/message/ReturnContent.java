package dev.mailwright.message;

/** How much of the message a report of failure brings back. // rfc3461#4.3 */
public enum ReturnContent {
    FULL("FULL"),
    HEADERS("HDRS");

    private final String keyword;

    ReturnContent(String keyword) {
        this.keyword = keyword;
    }

    /** The value of the {@code RET} parameter. */
    public String keyword() {
        return keyword;
    }
}
