package dev.mailwright.imap;

import dev.mailwright.testing.FuzzSeeds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer once found, and where it begins. */
class ImapSeedsTest {

    @TestFactory
    List<DynamicTest> seeds() throws IOException {
        return FuzzSeeds.of(ImapFuzz.class);
    }
}
