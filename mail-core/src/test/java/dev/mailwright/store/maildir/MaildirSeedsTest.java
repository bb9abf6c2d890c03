package dev.mailwright.store.maildir;

import dev.mailwright.testing.ExpectedLogs;
import dev.mailwright.testing.FuzzSeeds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer once found, and where it begins. */
class MaildirSeedsTest {

    @TestFactory
    List<DynamicTest> seeds(ExpectedLogs logs) throws IOException {
        logs.allow(""); // every damage may be told
        return FuzzSeeds.of(MaildirFuzz.class);
    }
}
