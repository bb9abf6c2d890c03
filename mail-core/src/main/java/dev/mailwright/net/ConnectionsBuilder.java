package dev.mailwright.net;

import dev.mailwright.Time;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Describes the connections of a protocol. Mutable, for one thread.
 *
 * <ul>
 *   <li>{@code settings}: {@link ConnectionSettings#defaults()}
 *   <li>{@code limits}: {@link ConnectionLimits#defaults()}, its own; give all listeners of a server the same
 *   <li>{@code tls}: none; {@code tlsFirst}: no
 *   <li>{@code proxy}: nobody is trusted
 *   <li>{@code events}: nobody listens
 *   <li>{@code ids}: the protocol's name and a counter
 * </ul>
 *
 * @param <F> the frames of the protocol
 */
public final class ConnectionsBuilder<F> {

    final Protocol<F> protocol;
    final Time time;
    final Workers workers;
    ConnectionSettings settings = ConnectionSettings.defaults();
    ConnectionLimits limits = ConnectionLimits.defaults();
    ProxyProtocol proxy = ProxyProtocol.none();
    ConnectionEvents events = ConnectionEvents.NONE;
    Supplier<String> ids;

    @Nullable
    TlsContexts tls;

    boolean tlsFirst;

    ConnectionsBuilder(Protocol<F> protocol, Time time, Workers workers) {
        this.protocol = protocol;
        this.time = time;
        this.workers = workers;
        AtomicLong count = new AtomicLong();
        this.ids = () -> protocol.name() + "-" + Long.toString(count.incrementAndGet(), 36);
    }

    /** Patience and memory. */
    public ConnectionsBuilder<F> settings(ConnectionSettings given) {
        settings = given;
        return this;
    }

    /** How many there may be. */
    public ConnectionsBuilder<F> limits(ConnectionLimits given) {
        limits = given;
        return this;
    }

    /** Makes {@link Step#startTls()} possible. */
    public ConnectionsBuilder<F> tls(TlsContexts given) {
        tls = given;
        return this;
    }

    /** TLS comes before the first octet of the protocol. */
    public ConnectionsBuilder<F> tlsFirst(TlsContexts given) {
        tls = given;
        tlsFirst = true;
        return this;
    }

    /** From whom PROXY headers are expected. */
    public ConnectionsBuilder<F> proxy(ProxyProtocol given) {
        proxy = given;
        return this;
    }

    /** Who hears of connections without a session. */
    public ConnectionsBuilder<F> events(ConnectionEvents given) {
        events = given;
        return this;
    }

    /** How sessions are named; each name must be new. Called on event loops. */
    public ConnectionsBuilder<F> ids(Supplier<String> given) {
        ids = given;
        return this;
    }

    /** What was described. */
    public Connections<F> build() {
        return new Connections<>(this);
    }
}
