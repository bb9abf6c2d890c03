package dev.mailwright.message;

/** What the sender said about the octets of the body. // rfc6152#2 rfc3030#3 */
public enum BodyType {
    SEVEN_BIT("7BIT"),
    EIGHT_BIT_MIME("8BITMIME"),
    BINARY_MIME("BINARYMIME");

    private final String keyword;

    BodyType(String keyword) {
        this.keyword = keyword;
    }

    /** The value of the {@code BODY} parameter. */
    public String keyword() {
        return keyword;
    }
}
