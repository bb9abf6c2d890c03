package dev.mailwright.queue;

import dev.mailwright.address.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where mail goes next. Immutable. Mail with equal next hops shares connections, concurrency and back-off; {@link #toString} names one in
 * lists, logs and {@code reroute}.
 */
public final class NextHop {

    private static final String HANDLER = "handler:";
    private static final String MX = "mx:";

    /** How mail gets there. */
    public enum Kind {
        /** The mail exchangers of a domain, as DNS names them. */
        MX,
        /** Named servers, the first that answers. */
        RELAY,
        /** Code of the application. */
        HANDLER
    }

    private final Kind kind;
    private final String name;
    private final @Nullable Domain domain;
    private final List<Relay> relays;

    private NextHop(Kind kind, String name, @Nullable Domain domain, List<Relay> relays) {
        this.kind = kind;
        this.name = name;
        this.domain = domain;
        this.relays = List.copyOf(relays);
    }

    /** Where the DNS says that mail for a domain goes; an address literal is taken as it stands. */
    public static NextHop mx(Domain domain) {
        return new NextHop(Kind.MX, MX + domain, domain, List.of());
    }

    /** These servers, in this order. */
    public static NextHop relay(Relay first, Relay... others) {
        List<Relay> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        String name = all.stream().map(Relay::toString).collect(Collectors.joining(","));
        return new NextHop(Kind.RELAY, name, null, all);
    }

    /** @param key the address or {@code @domain} that the handler is registered for */
    public static NextHop handler(String key) {
        return new NextHop(Kind.HANDLER, HANDLER + key, null, List.of());
    }

    /**
     * Reads {@code mx:example.org}, {@code handler:key}, or servers with commas between: {@code host}, {@code host:587},
     * {@code 192.0.2.1:25}, {@code [2001:db8::1]:25}, with {@code lmtp:} before it for LMTP.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NextHop parse(String text) {
        if (text.startsWith(MX)) {
            return mx(Domain.of(text.substring(MX.length())));
        }
        if (text.startsWith(HANDLER)) {
            return handler(text.substring(HANDLER.length()));
        }
        List<Relay> relays = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            relays.add(Relay.parse(one.strip()));
        }
        return relay(relays.get(0), relays.subList(1, relays.size()).toArray(new Relay[0]));
    }

    public Kind kind() {
        return kind;
    }

    /** For {@link Kind#MX}. */
    public Optional<Domain> domain() {
        return Optional.ofNullable(domain);
    }

    /** For {@link Kind#RELAY}. */
    public List<Relay> relays() {
        return relays;
    }

    /** For {@link Kind#HANDLER}, the key; else empty. */
    public String handler() {
        return kind == Kind.HANDLER ? name.substring(HANDLER.length()) : "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NextHop hop && name.equals(hop.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
