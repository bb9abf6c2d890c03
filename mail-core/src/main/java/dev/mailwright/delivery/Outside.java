package dev.mailwright.delivery;

import dev.mailwright.check.OutboundStep;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.Outbox;
import dev.mailwright.queue.Reports;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a server that has one.
 *
 * @param steps applied in this order to what goes to other servers
 * @param mailboxes where mail for the mailboxes of our domains goes instead of the store; null for the store
 */
record Outside(
        Outbox outbox,
        Reports reports,
        List<OutboundStep> steps,
        @Nullable NextHop mailboxes) {

    Outside {
        steps = List.copyOf(steps);
    }

    Optional<NextHop> store() {
        return Optional.ofNullable(mailboxes);
    }
}
