package dev.mailwright.routing;

import java.util.List;

/** What the factories of {@link Route} make. */
final class RouteRecords {

    private RouteRecords() {}

    record DeliverRecord(List<Destination> destinations, RouteTrace trace) implements Route.Deliver {
        DeliverRecord {
            destinations = List.copyOf(destinations);
        }
    }

    record RefuseRecord(Route.Refusal refusal, RouteTrace trace) implements Route.Refuse {}
}
