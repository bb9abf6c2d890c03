package dev.mailwright.dns;

import java.util.HexFormat;

/**
 * What the certificate of a service must fit (rfc6698#2.1).
 *
 * @param usage 0 to 3 are defined: PKIX-TA, PKIX-EE, DANE-TA, DANE-EE
 * @param selector 0 for the certificate, 1 for its public key
 * @param matching 0 for the octets themselves, 1 for their SHA-256, 2 for their SHA-512
 * @param association in hexadecimal, lower case
 */
public record Tlsa(int usage, int selector, int matching, String association) {

    /** The octets of the association. */
    public byte[] octets() {
        return HexFormat.of().parseHex(association);
    }
}
