package dev.mailwright;

import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.Routes;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One route: whose mail, and where it goes. Confined to the builder. */
public final class RouteSettings {

    private @Nullable BiFunction<Routes, NextHop, Routes> which;
    private @Nullable NextHop hop;

    RouteSettings() {}

    /** Mail to a domain; {@code .example.org} means all domains below it. */
    public RouteSettings to(String domain) {
        which = (routes, next) -> routes.to(domain, next);
        return this;
    }

    /** Mail from an address or from a domain. */
    public RouteSettings from(String sender) {
        which = (routes, next) -> routes.from(sender, next);
        return this;
    }

    /** Goes over this server; called again, over this one when those before it do not answer. */
    public RouteSettings via(String host, int port, UnaryOperator<Relay> settings) {
        return via(settings.apply(Relay.smtp(host, port)));
    }

    /** The same for a server that is described already. */
    public RouteSettings via(Relay relay) {
        NextHop before = hop;
        hop = before == null
                ? NextHop.relay(relay)
                : NextHop.relay(
                        before.relays().get(0),
                        Stream.concat(before.relays().stream().skip(1), Stream.of(relay))
                                .toArray(Relay[]::new));
        return this;
    }

    Routes add(Routes routes) {
        BiFunction<Routes, NextHop, Routes> chosen = which;
        if (chosen == null) {
            throw new IllegalArgumentException("a route says whose mail it is for: to(...) or from(...)");
        }
        return chosen.apply(routes, hop());
    }

    NextHop hop() {
        NextHop chosen = hop;
        if (chosen == null) {
            throw new IllegalArgumentException("a route says where the mail goes: via(...)");
        }
        return chosen;
    }
}
