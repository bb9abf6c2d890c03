package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What swaks sends arrives where aliases and subaddresses say. */
class RoutingIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path temp;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.quickstart(
                temp.resolve("mail-data"),
                "--account=john:secret",
                "--account=mary:secret",
                "--account=old:secret",
                "--alias=info=john,mary",
                "--alias=old=mary",
                "--tagged=john=SUBFOLDER",
                "--tagged=mary=SUBJECT");
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(server.terminate()).isEqualTo(143);
        // The one alias that hides a mailbox is told of, and nothing else.
        assertThat(server.alarms())
                .singleElement()
                .asString()
                .contains("old@example.com")
                .contains("mailbox");
    }

    @Test
    void anAliasOfTwoGivesOneCopyEach() throws Exception {
        Swaks.deliver(server.port("smtp"), "info@example.com", "to both");
        assertThat(inbox("john")).containsOnlyOnce("to both");
        assertThat(inbox("mary")).containsOnlyOnce("to both");
    }

    @Test
    void anAliasWinsOverAMailbox() throws Exception {
        Swaks.deliver(server.port("smtp"), "old@example.com", "for the successor");
        assertThat(inbox("mary")).containsOnlyOnce("for the successor");
        assertThat(inbox("old")).isEmpty();
    }

    @Test
    void taggedMailIsFiledOrMarkedByTheUsersSetting() throws Exception {
        Swaks.deliver(server.port("smtp"), "john+facebook@example.com", "like");
        Swaks.deliver(server.port("smtp"), "mary+facebook@example.com", "like");
        try (Box john = box("john")) {
            assertThat(john.subjects("INBOX/facebook")).containsExactly("like");
            assertThat(john.subjects("INBOX")).doesNotContain("like");
        }
        assertThat(inbox("mary")).contains("[facebook] like");
    }

    @Test
    void aTagCannotLeaveItsPlace() throws Exception {
        Ran dots = Swaks.send(server.port("smtp"), "--from", "a@elsewhere.example", "--to", "john+../x@example.com");
        assertThat(dots.out()).contains("<** 5").doesNotContain("DATA");
        Swaks.deliver(server.port("smtp"), "\"john+../x\"@example.com", "climbing");
        try (Box john = box("john")) {
            List<String> folders = john.folders();
            assertThat(folders).allSatisfy(name -> assertThat(name).doesNotContain(".."));
            assertThat(subjectsOfAll(john, folders)).containsOnlyOnce("climbing");
        }
        try (Stream<Path> below = Files.list(temp)) {
            assertThat(below).containsExactly(temp.resolve("mail-data"));
        }
        try (Stream<Path> boxes = Files.list(temp.resolve("mail-data/mail/example.com"))) {
            assertThat(boxes.map(Path::getFileName).map(Path::toString)).isSubsetOf("john", "mary", "old");
        }
    }

    private static List<String> subjectsOfAll(Box box, List<String> folders) throws Exception {
        List<String> all = new ArrayList<>();
        for (String folder : folders) {
            all.addAll(box.subjects(folder));
        }
        return all;
    }

    private static List<String> inbox(String user) throws Exception {
        try (Box box = box(user)) {
            return box.subjects("INBOX");
        }
    }

    private static Box box(String user) throws Exception {
        return Box.open(server.port("imap"), user + "@example.com", "secret");
    }
}
