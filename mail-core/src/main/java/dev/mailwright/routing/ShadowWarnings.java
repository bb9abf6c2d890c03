package dev.mailwright.routing;

import dev.mailwright.AccountId;
import dev.mailwright.EventSink;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.event.AliasShadowsMailbox;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Raises {@link AliasShadowsMailbox} once for each address until it no longer holds. Thread-safe. */
public final class ShadowWarnings {

    /** Beyond so many addresses no more are remembered, nor raised. */
    static final int MAX = 10_000;

    private final EventSink events;
    private final Set<EmailAddress> raised = ConcurrentHashMap.newKeySet();

    public ShadowWarnings(EventSink events) {
        this.events = events;
    }

    void raise(EmailAddress folded, AccountId account, List<EmailAddress> targets) {
        if (raised.size() < MAX && raised.add(folded)) {
            events.emit(stamp -> AliasShadowsMailbox.of(stamp, folded, account, targets));
        }
    }

    /** It is no longer so; the next time is a new one. */
    void settle(EmailAddress folded) {
        raised.remove(folded);
    }
}
