package dev.mailwright.net;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where a service listens; port 0 asks for any free one. Immutable.
 *
 * @param plain where TLS may follow
 * @param tlsFirst where TLS comes before the first octet
 */
public record ListenAddresses(List<InetSocketAddress> plain, List<InetSocketAddress> tlsFirst) {

    public ListenAddresses {
        plain = List.copyOf(plain);
        tlsFirst = List.copyOf(tlsFirst);
    }

    /** Whether there is nowhere to listen. */
    public boolean isEmpty() {
        return plain.isEmpty() && tlsFirst.isEmpty();
    }
}
