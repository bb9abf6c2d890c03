package dev.mailwright.smtp.client;

import dev.mailwright.Time;
import dev.mailwright.net.Dialer;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What the connections of a courier share.
 *
 * @param helloName what this server calls itself
 * @param workers for what may block
 */
record Client(
        String helloName,
        Dialer dialer,
        Time time,
        Executor workers,
        RandomGenerator random,
        ClientTimeouts timeouts) {}
