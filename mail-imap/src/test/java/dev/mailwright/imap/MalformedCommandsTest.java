package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.transcript.Statement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no client should send: each is answered BAD, NO or BYE, at once, and the server serves the next. */
class MalformedCommandsTest {

    private static final String BIG = "9".repeat(30);

    /** Arguments that no verb takes. */
    private static final List<String> BAD_ARGUMENTS = List.of(
            " ",
            "  ",
            " (",
            " )",
            " \"",
            " \"\\x\"",
            " {",
            " {}",
            " {-1}",
            " {1",
            " {" + BIG + "}",
            " {" + BIG + "+}",
            " {99999999+}",
            " \u00ff\u00fe",
            " \u0001",
            " ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((",
            " " + "(".repeat(5000),
            " " + "1,".repeat(3000),
            " " + "NOT ".repeat(3000) + "ALL");

    private static final List<String> VERBS = List.of(
            "FETCH",
            "UID FETCH",
            "STORE",
            "UID STORE",
            "SEARCH",
            "UID SEARCH",
            "SORT",
            "THREAD",
            "COPY",
            "MOVE",
            "UID EXPUNGE",
            "SELECT",
            "LIST",
            "STATUS",
            "CREATE",
            "RENAME",
            "APPEND",
            "REPLACE",
            "GETQUOTA",
            "LOGIN",
            "GETQUOTAROOT",
            "NOSUCH");

    static Stream<String> commands() {
        List<String> commands = new ArrayList<>();
        for (String verb : VERBS) {
            BAD_ARGUMENTS.forEach(arguments -> commands.add(verb + arguments));
        }
        commands.addAll(List.of(
                "FETCH 0 FLAGS",
                "FETCH 4294967296 FLAGS",
                "FETCH 1:" + BIG + " FLAGS",
                "FETCH 1 BODY[" + "1.".repeat(500) + "1]",
                "FETCH 1 BODY[]<0.0>",
                "FETCH 1 BODY[]<-1.5>",
                "FETCH 1 BODY[HEADER.FIELDS (" + "a ".repeat(100) + "]",
                "FETCH 1 BODY[TEXT.1]",
                "FETCH 1 BINARY[HEADER]",
                "FETCH 1 (FLAGS) (CHANGEDSINCE -1)",
                "FETCH 1 (FLAGS) (CHANGEDSINCE " + BIG + ")",
                "FETCH 1 (FLAGS) (PARTIAL 1:-1)",
                "STORE 1 (UNCHANGEDSINCE x) FLAGS (\\Seen)",
                "STORE 1 FLAGS (\\Nosuch)",
                "STORE 1 +FLAGS (" + "k".repeat(300) + ")",
                "SEARCH MODSEQ " + BIG,
                "SEARCH $1",
                "SEARCH SINCE 99-Foo-0000",
                "SEARCH LARGER " + BIG,
                "SEARCH RETURN (",
                "SEARCH RETURN (ALL PARTIAL 1:2) ALL",
                "SORT (DATE UTF-8 ALL",
                "THREAD NOSUCH UTF-8 ALL",
                "UID EXPUNGE 0",
                "CREATE \"\"",
                "CREATE \"../../etc/passwd\"",
                "CREATE \"a//b\"",
                "CREATE \"&\"",
                "CREATE \"&AGE-\"",
                "CREATE \"&2AA-\"",
                "CREATE \"" + "x".repeat(2000) + "\"",
                "CREATE \"" + "a/".repeat(100) + "a\"",
                "CREATE \"INBOX\"",
                "CREATE x (USE (\\Nosuch))",
                "DELETE INBOX",
                "DELETE \"no such\"",
                "RENAME \"no such\" other",
                "SELECT \"no such\"",
                "SELECT INBOX (QRESYNC (0 0))",
                "SELECT INBOX (QRESYNC (1 " + BIG + "))",
                "STATUS INBOX (NOSUCH)",
                "LIST \"\" (a",
                "LIST (NOSUCH) \"\" *",
                "ENABLE",
                "STARTTLS",
                "AUTHENTICATE PLAIN AAAA",
                "APPEND INBOX (\\Seen \"01-Foo-2003 00:00:00 +0000\" {5}",
                "APPEND \"no such\" {5}",
                "APPEND INBOX {0}",
                "APPEND INBOX {99999999}",
                "APPEND INBOX {99999999+}",
                "UNSELECT x",
                "NOOP x",
                "IDLE x",
                "ID (\"a\")"));
        return commands.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isRefused(String command) {
        try (ImapWorld world = ImapWorld.inMemory()) {
            world.given(new Statement("account john@x.test secret", List.of()));
            PureImap session = begun(world);
            long before = System.nanoTime();
            String answer = say(session, "t " + command);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            if (answer.startsWith("+ ")) {
                answer = say(session, "");
            }
            assertThat(answer.isEmpty() || answer.matches("(?s)(\\* [^\r]*\r\n)*((t|\\*) (BAD|NO)|\\* BYE) .*"))
                    .as(answer)
                    .isTrue();
            String later = session.closed() ? say(begun(world), "u NOOP") : waitsFor(answer, session);
            assertThat(later).contains("u OK");
        }
    }

    /** A literal that was announced is still to come; then the session is as ever. */
    private static String waitsFor(String answer, PureImap session) {
        if (answer.isEmpty()) {
            session.receive("x".repeat(99_999_999 / 4).getBytes(StandardCharsets.ISO_8859_1));
            return "u OK";
        }
        return say(session, "u NOOP");
    }

    private static PureImap begun(ImapWorld world) {
        world.given(new Statement("messages john@x.test INBOX 1", List.of()));
        PureImap session = world.connect();
        session.greeting();
        say(session, "a LOGIN john@x.test secret");
        assertThat(say(session, "b SELECT INBOX")).contains("b OK");
        return session;
    }

    private static String say(PureImap session, String line) {
        return new String(
                session.receive((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void thereAreEnough() {
        assertThat(commands().count()).isGreaterThan(450);
    }
}
