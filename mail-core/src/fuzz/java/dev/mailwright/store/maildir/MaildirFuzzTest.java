package dev.mailwright.store.maildir;

import com.code_intelligence.jazzer.junit.FuzzTest;

class MaildirFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void fileName(byte[] octets) {
        MaildirFuzz.fileName(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void uidList(byte[] octets) {
        MaildirFuzz.uidList(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void keywords(byte[] octets) {
        MaildirFuzz.keywords(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void subscriptions(byte[] octets) {
        MaildirFuzz.subscriptions(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void folderName(byte[] octets) {
        MaildirFuzz.folderName(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void stateFile(byte[] octets) {
        MaildirFuzz.stateFile(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void stateRecords(byte[] octets) {
        MaildirFuzz.stateRecords(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void journalSegment(byte[] octets) {
        MaildirFuzz.journalSegment(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void index(byte[] octets) {
        MaildirFuzz.index(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void envelopes(byte[] octets) {
        MaildirFuzz.envelopes(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void journal(byte[] octets) {
        MaildirFuzz.journal(octets);
    }

    @FuzzTest(maxDuration = "1m")
    void anyFile(byte[] octets) {
        MaildirFuzz.anyFile(octets);
    }
}
