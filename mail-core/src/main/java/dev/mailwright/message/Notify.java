package dev.mailwright.message;

/** When the sender wants to hear what became of a recipient. {@link #NEVER} stands alone. // rfc3461#4.1 */
public enum Notify {
    NEVER,
    SUCCESS,
    FAILURE,
    DELAY
}
