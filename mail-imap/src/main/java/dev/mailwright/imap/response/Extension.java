package dev.mailwright.imap.response;

import java.util.Arrays;
import java.util.Optional;

/** What a client must ask for before it is answered in it (RFC 5161). */
public enum Extension {
    // rfc7162#3.1
    CONDSTORE("CONDSTORE"),
    // rfc7162#3.2
    QRESYNC("QRESYNC"),
    // rfc9051#6.3.1
    IMAP4REV2("IMAP4rev2"),
    // rfc6855#3
    UTF8_ACCEPT("UTF8=ACCEPT");

    private final String capability;

    Extension(String capability) {
        this.capability = capability;
    }

    /** As in ENABLE and CAPABILITY. */
    public String capability() {
        return capability;
    }

    /** The extension of this name, in any case. */
    public static Optional<Extension> named(String name) {
        return Arrays.stream(values())
                .filter(extension -> extension.capability.equalsIgnoreCase(name))
                .findFirst();
    }
}
