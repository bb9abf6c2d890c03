package dev.mailwright.routing;

import dev.mailwright.address.EmailAddress;
import java.util.List;

/**
 * Why a route is as it is, as data; {@code toString()} is the same for people.
 *
 * @param recipient what was asked
 * @param steps in the order in which they were taken
 * @param warnings what an administrator should look at, such as an alias that shadows a mailbox
 */
public record RouteTrace(EmailAddress recipient, List<Step> steps, List<Warning> warnings) {

    public RouteTrace {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /**
     * One step.
     *
     * @param depth 0 for the recipient itself, one more for each alias passed
     * @param address what was looked at
     * @param kind what was found
     * @param detail for people
     */
    public record Step(int depth, EmailAddress address, Kind kind, String detail) {}

    /** What a step found. */
    public enum Kind {
        DOMAIN_ALIAS,
        ALIAS,
        CATCH_ALL,
        SUBADDRESS,
        MAILBOX,
        HANDLER,
        REMOTE,
        REPEATED,
        UNKNOWN,
        /** An account that does not take mail. */
        DISABLED,
        LIMIT,
        UNAVAILABLE
    }

    /** Something to look at. */
    public record Warning(WarningKind kind, EmailAddress address, String detail) {}

    /** What is odd. */
    public enum WarningKind {
        /** An alias has the name of a mailbox, which therefore gets no mail. */
        ALIAS_SHADOWS_MAILBOX,
        /** A target of an alias does not exist here. */
        DEAD_TARGET,
        /** An alias leads back to itself in a ring. */
        ALIAS_RING
    }

    /** One line for each step, indented by depth, then the warnings. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(recipient.toString()).append('\n');
        for (Step step : steps) {
            text.append("  ".repeat(step.depth() + 1))
                    .append(step.address())
                    .append(": ")
                    .append(step.detail())
                    .append('\n');
        }
        for (Warning warning : warnings) {
            text.append("  warning: ")
                    .append(warning.address())
                    .append(": ")
                    .append(warning.detail())
                    .append('\n');
        }
        return text.toString();
    }
}
