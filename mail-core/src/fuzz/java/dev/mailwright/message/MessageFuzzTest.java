package dev.mailwright.message;

import com.code_intelligence.jazzer.junit.FuzzTest;

class MessageFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void structure(byte[] octets) {
        MessageFuzz.structure(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void envelope(byte[] octets) {
        MessageFuzz.envelope(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void encodedWords(byte[] octets) {
        MessageFuzz.encodedWords(octets);
    }
}
