package dev.mailwright.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A network: {@code 192.168.0.0/24}, {@code 2001:db8::/32}, or a single address. IPv4 addresses inside IPv6 ({@code ::ffff:192.0.2.1}) count as IPv4.
 * Immutable.
 */
public final class CidrBlock {

    private final byte[] network;
    private final int prefix;

    private CidrBlock(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /**
     * Reads a network. Nothing is looked up in DNS.
     *
     * @throws IllegalArgumentException if it is none, or if bits beyond the prefix are set; the message names the network that was probably meant
     */
    public static CidrBlock parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        int prefix = slash < 0 ? address.length * 8 : prefix(text.substring(slash + 1), text);
        if (address.length == 16 && IpLiteral.mapped(address)) {
            address = Arrays.copyOfRange(address, 12, 16);
            prefix = slash < 0 ? 32 : prefix - 96;
        }
        if (prefix < 0 || prefix > address.length * 8) {
            throw new IllegalArgumentException("no such prefix length: " + text);
        }
        byte[] network = masked(address, prefix);
        CidrBlock block = new CidrBlock(network, prefix);
        if (!Arrays.equals(network, address)) {
            throw new IllegalArgumentException(text + " has bits set beyond /" + prefix + "; the network is " + block);
        }
        return block;
    }

    /**
     * Reads a numeric address. Nothing is looked up in DNS.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static InetAddress address(String numeric) {
        try {
            return InetAddress.getByAddress(IpLiteral.parse(numeric));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The network that was probably meant by a text with bits beyond its prefix; absent where that cannot be said. */
    public static Optional<CidrBlock> around(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            byte[] address = IpLiteral.parse(text.substring(0, slash));
            int prefix = prefix(text.substring(slash + 1), text);
            boolean fits = prefix <= address.length * 8;
            return fits ? Optional.of(new CidrBlock(masked(address, prefix), prefix)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    public boolean isIpv6() {
        return network.length == 16;
    }

    /** Whether all addresses of the other one are in this one. */
    public boolean covers(CidrBlock other) {
        return other.network.length == network.length
                && other.prefix >= prefix
                && Arrays.equals(masked(other.network, prefix), network);
    }

    /** What counts as one client: an IPv4 address, or the /64 of an IPv6 address. */
    public static CidrBlock client(InetAddress address) {
        byte[] octets = normal(address);
        int prefix = octets.length == 4 ? 32 : 64;
        return new CidrBlock(masked(octets, prefix), prefix);
    }

    /** Whether the address lies in this network. */
    public boolean contains(InetAddress address) {
        byte[] octets = normal(address);
        return octets.length == network.length && Arrays.equals(masked(octets, prefix), network);
    }

    /** How many addresses it holds, as the power of two: 0 for a single address. */
    public int hostBits() {
        return network.length * 8 - prefix;
    }

    private static int prefix(String digits, String text) {
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("no prefix length after the slash: " + text);
        }
        return Integer.parseInt(digits);
    }

    private static byte[] normal(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 16 && IpLiteral.mapped(octets) ? Arrays.copyOfRange(octets, 12, 16) : octets;
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] network = new byte[address.length];
        for (int i = 0; i < network.length; i++) {
            int bits = Math.max(0, Math.min(8, prefix - i * 8));
            network[i] = (byte) (address[i] & (0xff00 >> bits));
        }
        return network;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrBlock block && prefix == block.prefix && Arrays.equals(network, block.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefix;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + prefix;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
