package dev.mailwright.net;

import java.net.InetAddress;
import java.util.List;

/**
 * From whom a PROXY header (version 1 or 2) is expected before everything else, TLS included. A trusted peer must send one; from all others such a header is
 * an ordinary, wrong, first line. Immutable.
 */
public final class ProxyProtocol {

    private static final ProxyProtocol NONE = new ProxyProtocol(List.of());

    private final List<CidrBlock> trusted;

    private ProxyProtocol(List<CidrBlock> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Nobody is trusted. */
    public static ProxyProtocol none() {
        return NONE;
    }

    /** The networks where the proxies are. */
    public static ProxyProtocol from(CidrBlock... proxies) {
        return new ProxyProtocol(List.of(proxies));
    }

    /** Whether this peer is a proxy. */
    public boolean trusts(InetAddress peer) {
        return trusted.stream().anyMatch(block -> block.contains(peer));
    }
}
