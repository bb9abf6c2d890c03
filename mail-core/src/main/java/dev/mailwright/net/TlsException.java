package dev.mailwright.net;

/** A certificate or key cannot be used. The message names the file and, where it can, the fix. */
public final class TlsException extends RuntimeException {

    /** With the reason in words. */
    public TlsException(String message) {
        super(message);
    }

    /** With the reason in words and what lies behind it. */
    public TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
