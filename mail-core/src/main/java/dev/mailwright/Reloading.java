package dev.mailwright;

import dev.mailwright.directory.DirectoryException;
import dev.mailwright.net.TlsException;
import java.util.ArrayList;
import java.util.List;

/** One reload of everything: what is good is taken over, what is bad stays as it was, and all of that is told at once. */
final class Reloading {

    private final List<Problem> problems = new ArrayList<>();
    private final List<RuntimeException> causes = new ArrayList<>();

    void attempt(String where, Reloadable part) {
        try {
            part.reload();
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
            causes.add(e);
        } catch (RuntimeException e) {
            add(where, e);
            causes.add(e);
        }
    }

    private void add(String where, Throwable e) {
        String text = e.getMessage() == null ? e.toString() : e.getMessage();
        if (e instanceof TlsException) {
            problems.add(
                    new Problem("tls.invalid", "tls", text, "Mend the files and reload; the old ones stay in use"));
        } else if (e instanceof DirectoryException) {
            problems.add(new Problem(
                    "directory.invalid", "directory", text, "Mend it and reload; what was read before stays in use"));
        } else {
            problems.add(new Problem("reload.failed", where, text, "See the cause; what was in use stays in use"));
        }
        for (Throwable more : e.getSuppressed()) {
            add(where, more);
        }
    }

    /** @throws ConfigurationException when anything failed */
    void finish() {
        if (!problems.isEmpty()) {
            ConfigurationException all = new ConfigurationException(problems);
            causes.forEach(all::addSuppressed);
            throw all;
        }
    }
}
