package dev.mailwright.fetch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("gmx.journal");
    }

    private void write() {
        try (Journal journal = Journal.open(directory, "gmx")) {
            journal.begin("INBOX", "7");
            journal.delivered("INBOX", "1", "aa", 10);
            journal.passed("INBOX", "2", "", 11);
            journal.delivered("Entwürfe / alt", "3 %\n", "bb", 12);
            journal.gone("INBOX", "1");
            journal.force();
            journal.delivered("INBOX", "never forced", "cc", 13);
        }
    }

    @Test
    void remembersWhatWasForced() {
        write();
        try (Journal journal = Journal.open(directory, "gmx")) {
            FolderState inbox = journal.folder("INBOX");
            assertThat(inbox.epoch()).contains("7");
            assertThat(inbox.keys()).containsExactly("2");
            assertThat(inbox.find("2")).contains(new FolderState.Done("", 11, false));
            assertThat(journal.folder("Entwürfe / alt").find("3 %\n")).contains(new FolderState.Done("bb", 12, true));
            assertThat(journal.folder("Sent").epoch()).isEmpty();
        }
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        write();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", ".hidden", "", "ü", "%2e"})
    void keepsTheNamesOfAccountsInItsDirectory(String name) throws IOException {
        Journal.open(directory, name).close();
        try (var files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .singleElement()
                    .satisfies(file -> assertThat(file).endsWith(".journal").doesNotStartWith("."));
        }
    }

    /** A crash in the middle of a line, at each of its octets. */
    @Test
    void dropsATornEnd() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(file());
        for (int length = whole.length - 1; length > 0; length--) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Journal journal = Journal.open(directory, "gmx")) {
                journal.delivered("INBOX", "next", "dd", 14);
                journal.force();
            }
            try (Journal journal = Journal.open(directory, "gmx")) {
                assertThat(journal.folder("INBOX").keys())
                        .as("cut at %s", length)
                        .contains("next");
            }
        }
    }

    @Test
    void passesOverDamageAndSaysSo(ExpectedLogs logs) throws IOException {
        logs.warn("1 lines of the journal");
        write();
        byte[] bytes = Files.readAllBytes(file());
        List<String> lines = Files.readAllLines(file());
        bytes[lines.get(0).length() + 5] ^= 1;
        Files.write(file(), bytes);
        try (Journal journal = Journal.open(directory, "gmx")) {
            assertThat(journal.folder("INBOX").keys()).containsExactly("2");
        }
        Journal.open(directory, "gmx").close();
    }

    @Test
    void staysSmall() throws IOException {
        try (Journal journal = Journal.open(directory, "gmx")) {
            journal.begin("INBOX", "7");
            for (int i = 0; i < 20_000; i++) {
                journal.delivered("INBOX", "k" + i, "aa", i);
                journal.gone("INBOX", "k" + i);
                if (i % 100 == 0) {
                    journal.force();
                }
            }
            journal.delivered("INBOX", "last", "aa", 1);
            journal.force();
        }
        assertThat(Files.size(file())).isLessThan(500_000);
        try (Journal journal = Journal.open(directory, "gmx")) {
            assertThat(journal.folder("INBOX").keys()).containsExactly("last");
        }
    }

    @Test
    void changesAllOrNothing() {
        write();
        try (Journal journal = Journal.open(directory, "gmx")) {
            journal.begin("INBOX", "8");
            journal.passed("INBOX", "9", "ee", 15);
            journal.replace();
        }
        try (Journal journal = Journal.open(directory, "gmx")) {
            assertThat(journal.folder("INBOX").epoch()).contains("8");
            assertThat(journal.folder("INBOX").keys()).containsExactly("9");
        }
    }
}
