package dev.mailwright.observe;

import dev.mailwright.Subscription;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Where figures go: the seam to whatever an application measures with. Called often and from any thread, event loops
 * included, so implementations are thread-safe and never block. Methods are added only as {@code default}.
 *
 * <p>Names and tags are stable:
 *
 * <ul>
 *   <li>counter {@code mail.logins}, tags {@code protocol} and {@code outcome} (accepted, rejected, throttled, unavailable)
 *   <li>counter {@code mail.messages.accepted}, and {@code mail.octets.accepted} of their octets
 *   <li>counter {@code mail.recipients.refused}, tag {@code reply}: the SMTP code
 *   <li>counter {@code mail.deliveries}, tag {@code to}: mailbox or handler
 *   <li>gauges {@code mail.connections} and {@code mail.connections.unauthenticated}, while the server runs
 * </ul>
 */
public interface Meters {

    /** Measures nothing. */
    Meters NONE = (name, tags) -> amount -> {};

    /** The counter of this name and these tags, the same or an equal one each time; called for each thing counted. */
    Counter counter(String name, Map<String, String> tags);

    /**
     * A figure to be asked for from time to time.
     *
     * @return closing it ends that
     */
    default Subscription gauge(String name, LongSupplier value) {
        return () -> {};
    }

    /** Only ever grows. */
    @FunctionalInterface
    interface Counter {

        /** @param amount zero or more */
        void add(long amount);
    }
}
