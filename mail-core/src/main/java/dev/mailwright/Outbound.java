package dev.mailwright;

import dev.mailwright.check.OutboundStep;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.net.ClientTls;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.QueueSettings;
import dev.mailwright.queue.QueueStore;
import dev.mailwright.queue.Routes;
import dev.mailwright.queue.TlsPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The snapshot of {@link OutboundSettings}. */
record Outbound(
        Optional<QueueStore> store,
        QueueSettings queue,
        Routes routes,
        List<NextHop> named,
        List<OutboundStep> steps,
        Optional<NextHop> mailboxes,
        Optional<Courier> courier,
        TlsPolicy policy,
        ClientTls tls,
        UnaryOperator<Delivery> around) {}
