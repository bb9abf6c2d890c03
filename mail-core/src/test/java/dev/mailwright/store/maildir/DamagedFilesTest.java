package dev.mailwright.store.maildir;

import dev.mailwright.testing.ExpectedLogs;
import dev.mailwright.testing.SeededRandom;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any file of the store, damaged in any way: a client never takes one message for another. */
class DamagedFilesTest {

    private static final int TIMES = 600;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noUidGetsAnotherMessage(boolean closed, ExpectedLogs logs) {
        logs.allow(""); // every damage may be told
        DamagedFiles store = new DamagedFiles(closed);
        List<String> files = store.files();
        SeededRandom.check(TIMES, random -> {
            String file = random.oneOf(files.toArray(String[]::new));
            try {
                store.check(file, octets -> FormatPropertiesTest.changed(octets, random));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(file + ": " + e.getMessage(), e);
            }
        });
    }
}
