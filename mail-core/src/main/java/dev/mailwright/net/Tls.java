package dev.mailwright.net;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which certificates a server shows, and whether their files are watched. Opens nothing; immutable: each method returns a new one.
 *
 * <ul>
 *   <li>TLS 1.2 and 1.3, a handshake may take 10 s
 *   <li>one pair for every name that no {@link #sni} matches
 *   <li>clients are asked for no certificate
 *   <li>files are read once, and again on {@link TlsContexts#reload}
 * </ul>
 */
public final class Tls {

    private final List<TlsPair> pairs;
    private final boolean watched;
    private final Optional<Path> clients;

    private Tls(List<TlsPair> pairs, boolean watched, Optional<Path> clients) {
        this.pairs = List.copyOf(pairs);
        this.watched = watched;
        this.clients = clients;
    }

    /**
     * A certificate chain and its private key in PEM files.
     *
     * @param chain the server's certificate first, then the intermediate ones
     * @param key PKCS#8, or the older forms for RSA (PKCS#1) and EC (SEC1); not encrypted. May be the same file
     */
    public static Tls pem(Path chain, Path key) {
        return new Tls(List.of(new TlsPair("*", chain, key, List.of())), false, Optional.empty());
    }

    /**
     * A self-signed certificate (EC, P-256, valid for ten years) in {@code cert.pem} and {@code key.pem} of a directory, made when the server starts and they
     * are not there. Needs Bouncy Castle (bcpkix) on the class path to make them, not to use them.
     *
     * @param names host names and numeric addresses that the certificate is for; at least one
     */
    public static Tls selfSigned(Path directory, String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("a self-signed certificate needs at least one name");
        }
        TlsPair pair = new TlsPair("*", directory.resolve("cert.pem"), directory.resolve("key.pem"), List.of(names));
        return new Tls(List.of(pair), false, Optional.empty());
    }

    /**
     * Another pair for clients that ask for a name.
     *
     * @param name a host name, or {@code *.example.org} for one label below
     */
    public Tls sni(String name, Path chain, Path key) {
        List<TlsPair> more = new ArrayList<>(pairs);
        more.add(new TlsPair(TlsNames.normal(name), chain, key, List.of()));
        return new Tls(more, watched, clients);
    }

    /**
     * Looks at the files every five seconds; when they change, new handshakes use the new pair. A bad pair keeps the old one in use and is reported once.
     */
    public Tls reloadOnChange() {
        return new Tls(pairs, true, clients);
    }

    /**
     * Asks clients for a certificate of one of these authorities; a client without one goes on, one with another is cut off.
     * It lets them log in with EXTERNAL, as the account of its e-mail address, else of its common name. // rfc4422#a
     *
     * @param authorities certificates in PEM; read when the pairs are read
     */
    public Tls clientCertificates(Path authorities) {
        return new Tls(pairs, watched, Optional.of(authorities));
    }

    Optional<Path> clients() {
        return clients;
    }

    /** All certificates and keys, which belong to a snapshot of the server. */
    public List<Path> files() {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.chain(), pair.key()))
                .distinct()
                .toList();
    }

    List<TlsPair> pairs() {
        return pairs;
    }

    boolean watched() {
        return watched;
    }
}
