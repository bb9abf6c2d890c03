package dev.mailwright.net;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a certificate and its key lie.
 *
 * @param name the name that clients ask for; {@code *} for all others
 * @param generateFor the names for a certificate that is made if the files are not there; empty if they must be
 */
record TlsPair(String name, Path chain, Path key, List<String> generateFor) {

    boolean fallback() {
        return name.equals("*");
    }
}
