package dev.mailwright.smtp.client;

import java.time.Duration;

/**
 * How long to wait for a server. // rfc5321#4.5.3.2
 *
 * @param connect for a connection
 * @param command for a greeting and for the reply to a command
 * @param block for a part of a message to be taken
 * @param dot for the reply to the end of a message
 * @param idle how long a connection is kept for the next message
 */
record ClientTimeouts(Duration connect, Duration command, Duration block, Duration dot, Duration idle) {

    static final ClientTimeouts DEFAULT = new ClientTimeouts(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5));
}
