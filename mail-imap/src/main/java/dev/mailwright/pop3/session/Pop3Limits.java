package dev.mailwright.pop3.session;

import java.time.Duration;

/**
 * What a session bears.
 *
 * @param errors bad commands in a row that end it
 * @param idle how long a client may be silent once it is logged in; at least 10 minutes by rfc1939#3
 */
public record Pop3Limits(int errors, Duration idle) {

    /** 20 bad commands, 10 minutes. */
    public static Pop3Limits defaults() {
        return new Pop3Limits(20, Duration.ofMinutes(10));
    }
}
