package dev.mailwright.smtp;

import dev.mailwright.smtp.session.SmtpLimits;
import dev.mailwright.smtp.session.SmtpRates;
import dev.mailwright.smtp.session.SmtpRates.Rate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much one client, user or sender may send through a service. What is beyond a rate is deferred with 450, so that a real
 * server or program comes again. An IPv6 client is its /64. Mutable, for one thread.
 *
 * <ul>
 *   <li>1,000 recipients of a message, 20 errors of a session
 *   <li>no rates
 * </ul>
 */
public final class SmtpLimitSettings {

    private static final int LEAST_RECIPIENTS = 100;

    private int recipients = SmtpLimits.RECIPIENTS;
    private int errors = SmtpLimits.ERRORS;
    private final Map<SmtpRates.Kind, Rate> rates = new EnumMap<>(SmtpRates.Kind.class);

    SmtpLimitSettings() {}

    /** Recipients of one message, from 100 to 1,000; EHLO tells clients. // rfc5321#4.5.3.1.8 rfc9422#4.2 */
    public SmtpLimitSettings recipients(int most) {
        if (most < LEAST_RECIPIENTS || most > SmtpLimits.RECIPIENTS) {
            throw new IllegalArgumentException("a message may have from 100 to 1,000 recipients, not " + most);
        }
        recipients = most;
        return this;
    }

    /** Errors after which a session ends, at least 1. */
    public SmtpLimitSettings errors(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a session ends after at least one error, not " + most);
        }
        errors = most;
        return this;
    }

    /** Messages of one client that has not logged in. */
    public SmtpLimitSettings messagesPerClient(int most, Duration window) {
        return rate(SmtpRates.Kind.CLIENT, most, window);
    }

    /** Messages of one user. */
    public SmtpLimitSettings messagesPerLogin(int most, Duration window) {
        return rate(SmtpRates.Kind.LOGIN, most, window);
    }

    /** Messages with one envelope sender. */
    public SmtpLimitSettings messagesPerSender(int most, Duration window) {
        return rate(SmtpRates.Kind.SENDER, most, window);
    }

    /** Recipients of one client that has not logged in. */
    public SmtpLimitSettings recipientsPerClient(int most, Duration window) {
        return rate(SmtpRates.Kind.CLIENT_RECIPIENTS, most, window);
    }

    /** Recipients of one user, who may be a robot with a stolen password. */
    public SmtpLimitSettings recipientsPerLogin(int most, Duration window) {
        return rate(SmtpRates.Kind.LOGIN_RECIPIENTS, most, window);
    }

    private SmtpLimitSettings rate(SmtpRates.Kind kind, int most, Duration window) {
        rates.put(kind, new Rate(most, window));
        return this;
    }

    SmtpLimits limits(long messageSize) {
        return new SmtpLimits(messageSize, recipients, errors);
    }

    Map<SmtpRates.Kind, Rate> rates() {
        return Map.copyOf(rates);
    }
}
