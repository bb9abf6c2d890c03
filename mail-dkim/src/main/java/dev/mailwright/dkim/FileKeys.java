package dev.mailwright.dkim;

import dev.mailwright.address.Domain;
import java.util.List;
import java.util.function.Supplier;

/** Keys out of files, read as a whole and replaced as a whole. */
final class FileKeys implements DkimKeys {

    private final Supplier<DkimKeys> source;
    private volatile DkimKeys current;

    private FileKeys(Supplier<DkimKeys> source) {
        this.source = source;
        this.current = source.get();
    }

    static FileKeys of(Supplier<DkimKeys> source) {
        return new FileKeys(source);
    }

    @Override
    public List<DkimKey> keysFor(Domain domain) {
        return current.keysFor(domain);
    }

    @Override
    public void reload() {
        current = source.get();
    }
}
