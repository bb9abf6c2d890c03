package dev.mailwright.message;

import dev.mailwright.testing.FuzzSeeds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer once found, and where it begins. */
class MessageSeedsTest {

    @TestFactory
    List<DynamicTest> seeds() throws IOException {
        return FuzzSeeds.of(MessageFuzz.class);
    }
}
