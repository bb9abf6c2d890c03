package dev.mailwright;

import dev.mailwright.net.ListenAddresses;
import dev.mailwright.net.Listeners;
import dev.mailwright.net.Protocol;
import dev.mailwright.net.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The service of a protocol module: takes the ports, serves the protocol there, gives them back. Immutable.
 *
 * @param <H> the handle that its key promises
 */
public final class ListeningService<H extends Ports> implements MailService {

    private final ServiceKey<H> key;
    private final ListenAddresses addresses;
    private final Problem nowhere;
    private final Function<? super Rooms, ? extends Protocol<?>> protocol;
    private final Function<? super Ports, ? extends H> handle;

    /**
     * @param nowhere what to report when there is no address
     * @param protocol made anew at each bind, from the rooms of that run
     * @param handle makes the module's own handle of the real ports
     */
    public ListeningService(
            ServiceKey<H> key,
            ListenAddresses addresses,
            Problem nowhere,
            Function<? super Rooms, ? extends Protocol<?>> protocol,
            Function<? super Ports, ? extends H> handle) {
        this.key = key;
        this.addresses = addresses;
        this.nowhere = nowhere;
        this.protocol = protocol;
        this.handle = handle;
    }

    @Override
    public ServiceKey<H> key() {
        return key;
    }

    @Override
    public List<Problem> problems(Rooms rooms) {
        List<Problem> problems = new ArrayList<>();
        if (addresses.isEmpty()) {
            problems.add(nowhere);
        }
        if (!addresses.tlsFirst().isEmpty() && rooms.tls().isEmpty()) {
            problems.add(new Problem(
                    "tls.missing", key.name(), "listenTls needs a certificate", "Say tls(Tls.pem(chain, key))"));
        }
        return problems;
    }

    @Override
    public Running bind(Rooms rooms) {
        Protocol<?> spoken = protocol.apply(rooms);
        Network network = Network.of(rooms);
        Sockets sockets = new Sockets(
                network.loops(), rooms.workers(), rooms.time(), network.limits(), network.proxies(), network.tls());
        Listeners listeners = Listeners.bind(key.name(), sockets, spoken, addresses);
        return new Bound(listeners, handle.apply(listeners));
    }

    private record Bound(Listeners listeners, Object handle) implements Running {
        @Override
        public void open() {
            listeners.open();
        }

        @Override
        public CompletionStage<?> drain() {
            return listeners.drain();
        }

        @Override
        public void close() {
            listeners.close();
        }
    }
}
