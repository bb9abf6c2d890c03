package dev.mailwright.store.maildir;

import dev.mailwright.store.maildir.EveryOperationFailsTest.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the n-th operation of a kind fail, once. */
final class FaultyDisk implements CrashDisk.Trouble {

    private final List<String> history = new ArrayList<>();
    private Optional<Fault> fault = Optional.empty();
    private int left;
    private boolean failed;

    /** From now on the n-th operation that can fail so does, beginning with 1. */
    void failAt(int n, Fault how) {
        fault = Optional.of(how);
        left = n;
    }

    /** Nothing fails any more; answers whether anything did. */
    boolean heal() {
        fault = Optional.empty();
        return failed;
    }

    /** What was done until it failed. */
    String history() {
        return String.join(", ", history);
    }

    @Override
    public void before(String what, Path path) throws IOException {
        if (fault.isEmpty() || failed) {
            return;
        }
        Fault how = fault.get();
        if (how.fits(what)) {
            history.add(what + " " + path.getFileName());
            if (--left == 0) {
                failed = true;
                throw how == Fault.EACCES
                        ? new AccessDeniedException(path.toString())
                        : what.equals("write") || what.equals("force") || what.equals("read")
                                ? new IOException(how.reason())
                                : new FileSystemException(path.toString(), null, how.reason());
            }
        }
    }
}
