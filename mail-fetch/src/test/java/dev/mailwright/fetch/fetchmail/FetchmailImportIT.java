package dev.mailwright.fetch.fetchmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.fetch.fetchmail.RcEntry.Local;
import dev.mailwright.fetch.fetchmail.RcEntry.User;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real fetchmail understands of a run control file, and what we do. */
class FetchmailImportIT {

    /** Prints what fetchmail's dump, which is a Python program, holds: a line for each user. */
    private static final String LINES = """
        import sys
        exec(sys.stdin.read())
        def one(x): return '-' if x in (None, '', [], 0, '0') else str(x)
        def many(x): return '-' if not x else ','.join(x)
        for s in fetchmailrc['servers']:
            for u in s['users']:
                names = ','.join(n if isinstance(n, str) else n[0] + '=' + n[1] for n in u['localnames'])
                print('|'.join([s['pollname'], str(s['active']), one(s['via']), one(s['protocol']), one(s['service']),
                    one(s['timeout']), one(s['interval']), one(s['envelope']), one(s['envskip']), one(s['qvirtual']),
                    many(s['aka']), many(s['localdomains']), str(s['tracepolls']),
                    one(u['remote']), one(u['password']), names, str(u['keep']), str(u['fetchall']), str(u['ssl']),
                    str(u['idle']), str(u['sslcertck']), one(u['sslfingerprint']), one(u['sslproto']), one(u['limit']),
                    one(u['fetchlimit']), one(u['batchlimit']), one(u['mda']), many(u['mailboxes'])]))
        """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poll a.example proto pop3 user u pass p is l keep ssl",
                "poll a.example proto pop3 user u pass p is l here nokeep nofetchall ssl",
                "defaults proto imap user d is dl pass dp keep ssl\npoll a.example\npoll b.example nokeep fetchall",
                "defaults keep\n"
                        + "poll a.example proto imap user u there with password \"p q\" is l here and wants nokeep",
                "poll a.example via b.example with proto IMAP timeout 30 interval 3: user 'u', pass 'p', is l; options"
                        + " ssl",
                "skip a proto imap service imaps user u pass p to x y=z * here ssl folder INBOX \"x y\" Sent",
                "poll a proto imap aka b c localdomains d e envelope 2 \"X-Env\" qvirtual q- user u pass p is l * here",
                "poll a proto imap no envelope tracepolls user u pass p is l m idle limit 9 fetchlimit 8 batchlimit 7",
                "server a proto pop3 user u pass \"a\\x41\\101\\0101\\tb\" is l mda \"/bin/x -d %T\" sslproto ''",
                "poll a proto pop3 user l here is u there pass p ssl no sslcertck sslfingerprint \"AA:BB\"",
                """
                poll a proto imap user u pass keep is l # comment
                 user v pass p is m keep # more
                 poll b user w pass x is n\
                """,
                "poll a proto pop3 user u pass p is l keep no keep smtphost h1 h2 fetchall antispam 571 550",
                "poll a protocol pop3 port 1234 uidl no dns username u password p is l preconnect \"x y\" dropstatus"
            })
    void isReadAlike(String text) throws Exception {
        Path fetchmail = Peers.require("fetchmail");
        Path python = Peers.require("python3");
        Path file = Files.writeString(directory.resolve("rc"), text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String command = "'" + fetchmail + "' --configdump -f '" + file + "' 2>'" + directory + "/err' | '" + python
                + "' -c \"$1\"";
        String theirs = RunProgram.of("sh", "-c", command, "sh", LINES)
                .run()
                .requireSuccess()
                .out();
        assertThat(theirs).as(Files.readString(directory.resolve("err"))).isNotBlank();
        assertThat(ours(text)).isEqualTo(theirs.strip());
    }

    private static String ours(String text) {
        List<String> lines = new ArrayList<>();
        for (RcEntry entry : RcFile.read(text).entries()) {
            entry.users().forEach(user -> lines.add(line(entry, user)));
        }
        return String.join("\n", lines);
    }

    private static String line(RcEntry entry, User user) {
        List<String> envelope = entry.all("envelope");
        return String.join(
                "|",
                entry.name(),
                flag(entry.polled()),
                text(entry.one("via")),
                entry.one("proto").orElse("auto"),
                text(entry.one("service")),
                entry.one("timeout").orElse("300"),
                text(entry.one("interval")),
                envelope.isEmpty() ? (entry.settings().containsKey("envelope") ? "-" : "Received") : envelope.get(0),
                envelope.isEmpty() || envelope.get(1).equals("0") ? "-" : envelope.get(1),
                text(entry.one("qvirtual")),
                many(entry.all("aka")),
                many(entry.all("local")),
                flag(entry.is("tracepolls", false)),
                user.remote(),
                text(user.one("pass")),
                names(user),
                flag(user.is("keep", false)),
                flag(user.is("fetchall", false)),
                flag(user.is("ssl", false)),
                flag(user.is("idle", false)),
                flag(user.is("sslcertck", true)),
                text(user.one("sslfingerprint")),
                text(user.one("sslproto").filter(proto -> !proto.isEmpty())),
                text(user.one("limit")),
                text(user.one("fetchlimit")),
                text(user.one("batchlimit")),
                text(user.one("mda")),
                many(user.all("folder")));
    }

    private static String names(User user) {
        String names = user.locals().stream().map(FetchmailImportIT::name).collect(Collectors.joining(","));
        return names + (user.hasRest() ? (names.isEmpty() ? "*" : ",*") : "");
    }

    private static String name(Local one) {
        return one.remote().equals(one.local()) ? one.local() : one.remote() + "=" + one.local();
    }

    private static String flag(boolean on) {
        return on ? "1" : "0";
    }

    private static String text(Optional<String> value) {
        return value.orElse("-");
    }

    private static String many(List<String> values) {
        return values.isEmpty() ? "-" : String.join(",", values);
    }
}
