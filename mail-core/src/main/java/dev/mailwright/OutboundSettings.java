package dev.mailwright;

import dev.mailwright.check.OutboundStep;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.net.ClientTls;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.QueueSettings;
import dev.mailwright.queue.QueueStore;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.Routes;
import dev.mailwright.queue.TlsPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a builder gathers for mail that leaves. Confined to the builder. */
final class OutboundSettings {

    Optional<QueueStore> store = Optional.empty();
    final QueueSettings queue = new QueueSettings();
    Routes routes = Routes.DIRECT;
    final List<NextHop> named = new ArrayList<>();
    final List<OutboundStep> steps = new ArrayList<>();
    Optional<NextHop> mailboxes = Optional.empty();
    Optional<Courier> courier = Optional.empty();
    UnaryOperator<Delivery> around = UnaryOperator.identity();
    TlsPolicy policy = TlsPolicy.OPPORTUNISTIC;
    ClientTls tls = ClientTls.system();
    private final List<Relay> relays = new ArrayList<>();

    void smarthost(Relay relay) {
        relays.add(relay);
        routes = routes.smarthost(relay);
    }

    void via(NextHop hop) {
        named.add(hop);
        relays.addAll(hop.relays());
    }

    /** Every server that was named. */
    List<Relay> relays() {
        return List.copyOf(relays);
    }

    boolean isAsked() {
        return !routes.isEmpty() || !steps.isEmpty() || mailboxes.isPresent() || courier.isPresent();
    }

    Outbound value() {
        return new Outbound(
                store, queue, routes, List.copyOf(named), List.copyOf(steps), mailboxes, courier, policy, tls, around);
    }
}
