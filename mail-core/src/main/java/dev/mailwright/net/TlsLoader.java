package dev.mailwright.net;

import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Reads pairs and makes one TLS context of them all.
 *
 * <p>What is compared to find changes is what the files hold, not their times or inodes: a symbolic link that is swapped, a file that is replaced and a copy
 * with the old date are all seen. A pair is two files that nobody replaces in one step; a bad pair is therefore only complained about when it is still the
 * same bad pair at the next look. Confined to the lock of {@link TlsContexts}.
 */
final class TlsLoader {

    /** No host has this name. */
    private static final String CLIENTS = "\0clients";

    private final Tls config;
    private Map<String, Contents> used = Map.of();
    private Map<String, Credentials> pairs = Map.of();
    private String seen = "";
    private String complained = "";
    private Optional<String> due = Optional.empty();

    TlsLoader(Tls config) {
        this.config = config;
    }

    /** What a load gave: the context for all pairs, and the pairs that are new. */
    record Loaded(SSLContext context, Map<String, Credentials> changed) {}

    /** Makes the pairs that are to be made and are not there. */
    void generate(Instant now) {
        for (TlsPair pair : config.pairs()) {
            if (!pair.generateFor().isEmpty() && !Files.exists(pair.chain()) && !Files.exists(pair.key())) {
                SelfSignedPair.write(pair, now);
            }
        }
    }

    /** Reads everything; the first bad pair is thrown and changes nothing. */
    Loaded load() {
        return use(contents());
    }

    /** Reads everything if it has changed and is good; what is bad is remembered for {@link #complaint}. */
    Optional<Loaded> loadChanged() {
        Map<String, Contents> now = Map.of();
        try {
            now = contents();
            if (now.equals(used)) {
                seen = "";
                return Optional.empty();
            }
            return Optional.of(use(now));
        } catch (TlsException bad) {
            complain(now.hashCode() + " " + bad.getMessage());
            return Optional.empty();
        }
    }

    /** What to report now. */
    Optional<String> complaint() {
        Optional<String> now = due;
        due = Optional.empty();
        return now;
    }

    private void complain(String state) {
        if (state.equals(seen) && !state.equals(complained)) {
            due = Optional.of(state.substring(state.indexOf(' ') + 1));
            complained = state;
        }
        seen = state;
    }

    private Map<String, Contents> contents() {
        Map<String, Contents> contents = new LinkedHashMap<>();
        for (TlsPair pair : config.pairs()) {
            contents.put(pair.name(), new Contents(Credentials.read(pair.chain()), Credentials.read(pair.key())));
        }
        config.clients().ifPresent(file -> contents.put(CLIENTS, new Contents(Credentials.read(file), new byte[0])));
        return contents;
    }

    private Loaded use(Map<String, Contents> contents) {
        Map<String, Credentials> next = new HashMap<>();
        Map<String, Credentials> changed = new LinkedHashMap<>();
        for (TlsPair pair : config.pairs()) {
            Contents read = Objects.requireNonNull(contents.get(pair.name()));
            Credentials old = pairs.get(pair.name());
            if (old != null && Objects.equals(read, used.get(pair.name()))) {
                next.put(pair.name(), old);
            } else {
                Credentials fresh = Credentials.parse(pair, read.chain, read.key);
                next.put(pair.name(), fresh);
                changed.put(pair.name(), fresh);
            }
        }
        SSLContext context = context(next, clients(contents));
        pairs = next;
        used = contents;
        seen = "";
        complained = "";
        return new Loaded(context, changed);
    }

    private TrustManager[] clients(Map<String, Contents> contents) {
        Contents authorities = contents.get(CLIENTS);
        return config.clients().isEmpty() || authorities == null
                ? new TrustManager[] {new NoClientCertificates()}
                : ClientAuthorities.of(config.clients().get(), authorities.chain);
    }

    private static SSLContext context(Map<String, Credentials> pairs, TrustManager[] clients) {
        Map<String, String> aliases = new HashMap<>();
        pairs.keySet().forEach(name -> aliases.put(name, name));
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new SniKeys(pairs, new TlsNames<>(aliases))}, clients, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new TlsException("no TLS context can be made: " + broken.getMessage(), broken);
        }
    }

    private static final class Contents {
        final byte[] chain;
        final byte[] key;

        Contents(byte[] chain, byte[] key) {
            this.chain = chain;
            this.key = key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Contents contents
                    && Arrays.equals(chain, contents.chain)
                    && Arrays.equals(key, contents.key);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(chain) + Arrays.hashCode(key);
        }
    }
}
