package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.DataSize;
import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.fetch.peer.ImapPeer;
import dev.mailwright.fetch.peer.Pop3Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that lie, babble, drip or attack: each costs little, ends in a result that says so, and no mail is lost or doubled. */
class HostileTest {

    private static final String ONE = "* 1 FETCH (UID 1 BODY[] \"x\")\r\n";
    private static final String MANY = "a".repeat(300_000);

    @TempDir
    private Path directory;

    /**
     * @param delivered whether both messages get here all the same
     */
    private record Pop3Case(String name, Outcome outcome, boolean delivered, Consumer<Pop3Peer> script) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record ImapCase(String name, Outcome outcome, boolean delivered, Consumer<ImapPeer> script) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Pop3Case bad(String name, Consumer<Pop3Peer> script) {
        return new Pop3Case(name, Outcome.MISBEHAVED, false, script);
    }

    static Stream<Pop3Case> pop3() {
        return Stream.of(
                bad("greets like a web server", p -> p.replace("", "HTTP/1.1 200 OK\r\n\r\n")),
                bad("greets without end", p -> p.replace("", "+OK " + MANY)),
                bad("greets with NULs", p -> p.replace("", "\0\0\0\r\n")),
                bad("claims too many messages", p -> p.replace("STAT", "+OK 999999999 1\r\n")),
                bad("claims a negative number", p -> p.replace("STAT", "+OK -1 5\r\n")),
                bad("claims no number", p -> p.replace("STAT", "+OK lots\r\n")),
                bad("claims more than fits", p -> p.replace("STAT", "+OK 99999999999999999999 1\r\n")),
                bad("lists a negative size", p -> p.replace("LIST", "+OK\r\n1 -5\r\n.\r\n")),
                bad("lists out of order", p -> p.replace("LIST", "+OK\r\n2 5\r\n1 5\r\n.\r\n")),
                bad("lists twice", p -> p.replace("LIST", "+OK\r\n1 5\r\n1 5\r\n.\r\n")),
                bad("lists without sizes", p -> p.replace("LIST", "+OK\r\n1\r\n2\r\n.\r\n")),
                bad("lists a line without end", p -> p.replace("LIST", "+OK\r\n1 " + MANY)),
                bad("names what is not listed", p -> p.replace("UIDL", "+OK\r\n1 u1\r\n9 u9\r\n.\r\n")),
                bad("names one twice", p -> p.replace("UIDL", "+OK\r\n1 u1\r\n1 u2\r\n.\r\n")),
                bad("names with a long key", p -> p.replace("UIDL", "+OK\r\n1 " + "k".repeat(300) + "\r\n.\r\n")),
                bad("names without keys", p -> p.replace("UIDL", "+OK\r\n1\r\n2\r\n.\r\n")),
                new Pop3Case(
                        "gives the same key twice",
                        Outcome.OK,
                        true,
                        p -> p.replace("UIDL", "+OK\r\n1 same\r\n2 same\r\n.\r\n")),
                new Pop3Case("gives one key too few", Outcome.OK, true, p -> p.replace("UIDL", "+OK\r\n1 u1\r\n.\r\n")),
                new Pop3Case(
                        "lies of sizes that are small",
                        Outcome.OK,
                        true,
                        p -> p.replace("LIST", "+OK\r\n1 1\r\n2 1\r\n.\r\n")),
                bad(
                        "sends more than is taken",
                        p -> p.replace("RETR", "+OK\r\n" + ("x".repeat(98) + "\r\n").repeat(2_000))),
                bad("sends a line without end", p -> p.replace("RETR", "+OK\r\n" + MANY)),
                bad("sends no answer before the text", p -> p.replace("RETR", "Subject: x\r\n\r\nx\r\n.\r\n")),
                bad("falls silent in the text", p -> p.replace("RETR", "+OK\r\nSubject: x\r\n")),
                new Pop3Case("refuses to send", Outcome.TEMPORARY, false, p -> p.replace("RETR", "-ERR no\r\n")),
                new Pop3Case("refuses to delete", Outcome.OK, true, p -> p.replace("DELE", "-ERR no\r\n")),
                new Pop3Case("hangs up instead of an end", Outcome.OK, true, p -> p.replace("QUIT", "")),
                bad("answers a password without end", p -> p.replace("PASS", "+OK " + MANY)),
                new Pop3Case(
                        "refuses the password with a word of its own",
                        Outcome.AUTHENTICATION,
                        false,
                        p -> p.replace("PASS", "-ERR \u001b[31mno\u0007\r\n")));
    }

    private static ImapCase wrong(String name, String beginning, String instead) {
        return new ImapCase(name, Outcome.MISBEHAVED, false, p -> p.change(beginning, line -> instead));
    }

    static Stream<ImapCase> imap() {
        return Stream.of(
                wrong("greets like a web server", "* OK ready", "HTTP/1.1 200 OK"),
                wrong("greets with a number", "* OK ready", "* 5 EXISTS"),
                wrong("greets without end", "* OK ready", "* OK " + MANY),
                wrong("has a word without end", "* CAPABILITY", "* CAPABILITY " + MANY),
                wrong("has too many messages", "* 2 EXISTS", "* 4294967295 EXISTS"),
                wrong("finds everything", "* ESEARCH", "* ESEARCH (TAG \"x\") UID ALL 1:4294967295"),
                wrong("finds nonsense", "* ESEARCH", "* ESEARCH (TAG \"x\") UID ALL 1:x"),
                wrong("finds zero", "* ESEARCH", "* SEARCH 0"),
                wrong("finds what is no number", "* ESEARCH", "* SEARCH 1 two"),
                wrong("finds more than fits", "* ESEARCH", "* SEARCH 99999999999"),
                wrong("nests without end", "* ESEARCH", "* SEARCH " + "(".repeat(1_000)),
                wrong("opens a string without end", "* ESEARCH", "* SEARCH \"" + MANY),
                wrong("sends a literal where a name belongs", "* ESEARCH", "* LIST () \"/\" {99999999}"),
                wrong("sends a literal of no size", "* ESEARCH", "* LIST () \"/\" {x}"),
                wrong("sends an endless size", "* ESEARCH", "* LIST () \"/\" {" + "9".repeat(100) + "}"),
                wrong(
                        "sends a larger message than is taken",
                        "* 1 FETCH (UID 1 BODY[",
                        "* 1 FETCH (UID 1 BODY[] {4294967295}"),
                wrong("sends a message of no size", "* 1 FETCH (UID 1 BODY[", "* 1 FETCH (UID 1 BODY[] {-1}"),
                wrong(
                        "sends what nobody asked for",
                        "* 1 FETCH (UID 1 BODY[",
                        "* 1 FETCH (UID 77 BODY[] \"x\")\r\n* 1 FETCH (UID 1 BODY[] {167}"),
                wrong("sends a message twice", "* 1 FETCH (UID 1 BODY[", ONE + ONE + "* 1 FETCH (UID 1 BODY[] {167}"),
                wrong(
                        "sends one without a UID",
                        "* 1 FETCH (UID 1 BODY[",
                        "* 1 FETCH (BODY[] \"x\")\r\n* 1 FETCH (UID 1 BODY[] {167}"),
                wrong("answers another command", "a2 OK", "a77 OK done"),
                new ImapCase("says good-bye", Outcome.UNREACHABLE, false, p -> p.change("* OK", line -> "* BYE gone")),
                new ImapCase(
                        "says good-bye later",
                        Outcome.UNREACHABLE,
                        false,
                        p -> p.change("* ESEARCH", line -> "* BYE gone")),
                new ImapCase(
                        "refuses the folder",
                        Outcome.TEMPORARY,
                        false,
                        p -> p.change("a4 OK", line -> "a4 NO not now")),
                new ImapCase(
                        "refuses the login",
                        Outcome.AUTHENTICATION,
                        false,
                        p -> p.change("a2 OK", line -> "a2 NO wrong")),
                new ImapCase(
                        "says that somebody else is in",
                        Outcome.BUSY,
                        false,
                        p -> p.change("a2 OK", line -> "a2 NO [INUSE] wait")),
                new ImapCase(
                        "forbids the login",
                        Outcome.AUTHENTICATION,
                        false,
                        p -> p.capabilities("IMAP4rev1 LOGINDISABLED")),
                new ImapCase(
                        "tells news all the time",
                        Outcome.OK,
                        true,
                        p -> p.change("* ESEARCH", line -> "* 5 RECENT\r\n* OK hi\r\n* FLAGS (\\Seen)\r\n" + line)));
    }

    @ParameterizedTest
    @MethodSource("pop3")
    void pop3(Pop3Case hostile) {
        try (Pop3Peer peer = Pop3Peer.start(Pop3FetchTest.mail("one"), Pop3FetchTest.mail("two"))) {
            hostile.script().accept(peer);
            FetchAccount account = account(Fetch.pop3("p", "127.0.0.1")).port(peer.port());
            check(account, hostile.outcome(), hostile.delivered());
        }
    }

    @ParameterizedTest
    @MethodSource("imap")
    void imap(ImapCase hostile) {
        try (ImapPeer peer = ImapPeer.start(Pop3FetchTest.mail("one"), Pop3FetchTest.mail("two"))) {
            hostile.script().accept(peer);
            FetchAccount account = account(Fetch.imap("p", "127.0.0.1")).port(peer.port());
            check(account, hostile.outcome(), hostile.delivered());
        }
    }

    private static FetchAccount account(FetchAccount kind) {
        return kind.withoutTls()
                .privateNetwork()
                .login("u", "secret-word")
                .timeouts(Duration.ofSeconds(5), Duration.ofMillis(400))
                .maxSize(DataSize.ofBytes(100_000))
                .deliverTo("john")
                .disabled();
    }

    private void check(FetchAccount account, Outcome outcome, boolean delivered) {
        try (World world = World.at(directory, account)) {
            PollResult result = world.poll("p");
            assertThat(result.outcome()).as(result.error()).isEqualTo(outcome);
            assertThat(result.error())
                    .doesNotContain("secret-word", "\u001b", "\u0007")
                    .hasSizeLessThan(1_000);
            assertThat(result.octets()).isLessThan(1_000_000);
            if (delivered) {
                assertThat(world.subjects("john@example.com")).containsExactly("one", "two");
                world.poll("p");
                assertThat(world.subjects("john@example.com")).containsExactly("one", "two");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stripped")
    void givesNoPasswordWithoutTls(Pop3Case hostile) {
        try (Pop3Peer peer = Pop3Peer.start(Pop3FetchTest.mail("one"))) {
            hostile.script().accept(peer);
            FetchAccount account = Fetch.pop3("p", "127.0.0.1")
                    .port(peer.port())
                    .privateNetwork()
                    .startTls()
                    .timeouts(Duration.ofSeconds(5), Duration.ofMillis(400))
                    .login("u", "secret-word")
                    .deliverTo("john")
                    .disabled();
            check(account, hostile.outcome(), false);
            assertThat(peer.commands())
                    .allSatisfy(said -> assertThat(said).doesNotContain("secret-word", "USER", "AUTH"));
        }
    }

    static Stream<Pop3Case> stripped() {
        return Stream.of(
                new Pop3Case("refuses STLS", Outcome.TEMPORARY, false, p -> p.replace("STLS", "-ERR unknown\r\n")),
                bad("slips in an answer before TLS", p -> p.replace("STLS", "+OK begin\r\n+OK you are in\r\n")),
                new Pop3Case("babbles instead of TLS", Outcome.UNTRUSTED, false, p -> p.replace("STLS", "+OK\r\n")));
    }

    @ParameterizedTest
    @MethodSource("strippedImap")
    void givesNoPasswordWithoutTlsByImap(ImapCase hostile) {
        try (ImapPeer peer = ImapPeer.start(Pop3FetchTest.mail("one"))) {
            hostile.script().accept(peer);
            FetchAccount account = Fetch.imap("p", "127.0.0.1")
                    .port(peer.port())
                    .privateNetwork()
                    .startTls()
                    .timeouts(Duration.ofSeconds(5), Duration.ofMillis(400))
                    .login("u", "secret-word")
                    .deliverTo("john")
                    .disabled();
            check(account, hostile.outcome(), false);
            List<String> said = peer.commands();
            assertThat(said).noneMatch(command -> command.contains("secret-word") || command.startsWith("LOGIN"));
        }
    }

    static Stream<ImapCase> strippedImap() {
        return Stream.of(
                new ImapCase("refuses STARTTLS", Outcome.TEMPORARY, false, p -> p.change("a2 OK", line -> "a2 NO no")),
                new ImapCase(
                        "slips in an answer before TLS",
                        Outcome.MISBEHAVED,
                        false,
                        p -> p.change("a2 OK", line -> line + "\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN")),
                new ImapCase(
                        "logs in before TLS",
                        Outcome.UNTRUSTED,
                        false,
                        p -> p.change("* OK ready", line -> "* PREAUTH hi")),
                new ImapCase("babbles instead of TLS", Outcome.UNTRUSTED, false, p -> p.change("none", line -> line)));
    }
}
