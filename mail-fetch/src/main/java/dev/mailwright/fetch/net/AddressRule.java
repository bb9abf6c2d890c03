package dev.mailwright.fetch.net;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses an account may lead to. A name of somebody else's DNS must not make this server talk to itself or to the
 * network behind it; the address that was looked at is the one that is connected to.
 */
final class AddressRule {

    private AddressRule() {}

    /** Whether it belongs to the public internet. // rfc6890#2.2 */
    static boolean isPublic(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isSpecial(address.getAddress(), address instanceof Inet6Address));
    }

    private static boolean isSpecial(byte[] a, boolean six) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        if (six) {
            return (first & 0xfe) == 0xfc || isTranslated(a, first, second);
        }
        return first == 0
                || first == 127
                || first >= 240
                || first == 100 && (second & 0xc0) == 64
                || first == 192 && second == 0 && a[2] == 0
                || first == 198 && (second & 0xfe) == 18;
    }

    /** IPv4 in IPv6 clothes: NAT64, 6to4, Teredo and the compatible form reach whatever they hold. */
    private static boolean isTranslated(byte[] a, int first, int second) {
        boolean nat64 = first == 0 && second == 0x64 && (a[2] & 0xff) == 0xff && (a[3] & 0xff) == 0x9b;
        boolean sixToFour = first == 0x20 && second == 2;
        boolean teredo = first == 0x20 && second == 1 && a[2] == 0 && a[3] == 0;
        boolean compatible = true;
        for (int i = 0; i < 12; i++) {
            compatible &= a[i] == 0;
        }
        return nat64 || sixToFour || teredo || compatible;
    }
}
