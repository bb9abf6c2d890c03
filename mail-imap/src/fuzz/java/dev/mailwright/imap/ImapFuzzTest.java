package dev.mailwright.imap;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ImapFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void stranger(byte[] octets) {
        ImapFuzz.stranger(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void user(byte[] octets) {
        ImapFuzz.user(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void search(byte[] octets) {
        ImapFuzz.search(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void listPattern(byte[] octets) {
        ImapFuzz.listPattern(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void fetch(byte[] octets) {
        ImapFuzz.fetch(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void sequenceSet(byte[] octets) {
        ImapFuzz.sequenceSet(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void url(byte[] octets) {
        ImapFuzz.url(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void surrogate(byte[] octets) {
        ImapFuzz.surrogate(octets);
    }
}
