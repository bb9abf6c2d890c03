package dev.mailwright.smtp.session;

import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.check.Panel;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.directory.Directory;
import dev.mailwright.routing.Router;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.smtp.verb.VerbTable;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * What all sessions of a listener share. Thread-safe.
 *
 * @param hostname our name in the banner, Received lines and message ids
 * @param spool where large messages wait while they come in
 */
public record SmtpHost(
        String hostname,
        Role role,
        SmtpLimits limits,
        SmtpRules rules,
        SmtpRates rates,
        VerbTable verbs,
        Panel panel,
        Directory directory,
        Router router,
        Delivery delivery,
        Authenticator authenticator,
        EventSink events,
        Time time,
        RandomGenerator random,
        Path spool) {}
