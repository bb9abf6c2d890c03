package dev.mailwright.dkim;

import dev.mailwright.address.Domain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the keys of domains are. Asked at each message, on a worker, so it may block; what is thrown keeps the message
 * where it is, to be tried again. Thread-safe.
 *
 * <p>{@link #reload()} reads files again; what is bad leaves the old keys in use.
 */
@FunctionalInterface
public interface DkimKeys {

    /** All keys of a domain, whether it is their time or not; none where mail of the domain is not signed. */
    List<DkimKey> keysFor(Domain domain);

    /**
     * Reads again.
     *
     * @throws IllegalArgumentException naming what is bad; the old keys stay in use
     */
    default void reload() {}

    /** These keys. */
    static DkimKeys of(DkimKey... keys) {
        Map<Domain, List<DkimKey>> byDomain = Arrays.stream(keys).collect(Collectors.groupingBy(DkimKey::domain));
        return domain -> byDomain.getOrDefault(domain, List.of());
    }

    /**
     * The keys in a folder: {@code DOMAIN/SELECTOR.pem}, or opendkim's {@code DOMAIN/SELECTOR.private}. When a key signs may be
     * said in {@code DOMAIN/SELECTOR.times}, in lines of {@code from INSTANT} and {@code until INSTANT}, such as
     * {@code from 2026-02-01T00:00:00Z}.
     *
     * @throws IllegalArgumentException naming the file that cannot be read
     */
    static DkimKeys folder(Path folder) {
        return FileKeys.of(() -> KeyFolder.read(folder));
    }

    /**
     * The tables of opendkim. The signing table may have wildcards ({@code *@example.com}), as with {@code refile:}.
     *
     * @param keyTable lines of {@code NAME DOMAIN:SELECTOR:FILE}
     * @param signingTable lines of {@code PATTERN NAME}
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    static DkimKeys opendkim(Path keyTable, Path signingTable) {
        return FileKeys.of(() -> OpendkimTables.read(keyTable, signingTable));
    }
}
