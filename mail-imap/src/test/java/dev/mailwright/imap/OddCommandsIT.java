package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.imap.fetch.DovecotImap;
import dev.mailwright.transcript.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Dcommands} (400) generated commands, in sessions of 100 each, are answered with OK, NO or BAD as a real Dovecot
 * answers them, but for what docs/compatibility.md lists. {@code -Dseed} is where they begin.
 */
class OddCommandsIT {

    private static final int COMMANDS = Integer.getInteger("commands", 400);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int A_SESSION = 100;
    private static final Pattern TAGGED = Pattern.compile("(?m)^(t\\d+) (OK|NO|BAD)(.*)");

    /** Arguments of verbs without any, fields of ID, a STORE of no flags, partials without a length, days that no month has. */
    private static final Pattern LENIENT = Pattern.compile("^NOOP .|^ID |FLAGS(\\.SILENT)?$|31-Feb|<\\d+>");

    @TempDir
    Path directory;

    private final Set<String> mistyped = new HashSet<>();

    @Test
    void theClassOfEachAnswerIsTheSame() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> differences = new ArrayList<>();
        for (int session = 0; session * A_SESSION < COMMANDS; session++) {
            List<String> commands = commands(SEED + session);
            Map<String, String> theirs =
                    answers(new DovecotImap(Files.createDirectory(directory.resolve("d" + session)))
                            .ask(said(commands).getBytes(StandardCharsets.ISO_8859_1)));
            Map<String, String> ours = answers(ours(said(commands)));
            for (int i = 0; i < commands.size(); i++) {
                String our = ours.getOrDefault("t" + i, "nothing");
                String their = theirs.getOrDefault("t" + i, "nothing");
                if (their.equals("nothing")) {
                    // Dovecot gave up the session
                    break;
                }
                if (!kind(our).equals(kind(their)) && !isKnown(commands.get(i), our, their)) {
                    differences.add(
                            (SEED + session) + " " + commands.get(i) + "\n  ours   " + our + "\n  theirs " + their);
                }
            }
        }
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }

    /** What docs/compatibility.md says of commands. */
    private boolean isKnown(String command, String ours, String theirs) {
        boolean stricter = ours.startsWith("BAD") && !theirs.startsWith("BAD");
        return stricter && (LENIENT.matcher(command).find() || mistyped.contains(command))
                || command.startsWith("SUBSCRIBE") && theirs.startsWith("NO Mailbox doesn't exist")
                || command.startsWith("UID COPY")
                        && ours.startsWith("NO [TRYCREATE]")
                        && theirs.startsWith("OK No messages");
    }

    private static String kind(String answer) {
        return answer.split(" ", 2)[0];
    }

    private List<String> commands(long seed) {
        OddCommands generator = new OddCommands(seed);
        List<String> commands = new ArrayList<>(List.of("CREATE T1", "CREATE T3"));
        for (int i = 1; i <= 5; i++) {
            String message = "Subject: message " + i + "\r\nFrom: x@x.test\r\n\r\nbody " + i + "\r\n";
            commands.add("APPEND INBOX {" + message.length() + "+}\r\n" + message);
        }
        commands.add("SELECT INBOX");
        while (commands.size() < A_SESSION) {
            String command = generator.next();
            if (generator.wasMistyped()) {
                mistyped.add(command);
            }
            commands.add(command);
            commands.add("NOOP");
        }
        return commands;
    }

    private static String said(List<String> commands) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < commands.size(); i++) {
            all.append('t').append(i).append(' ').append(commands.get(i)).append("\r\n");
        }
        return all.append("end LOGOUT\r\n").toString();
    }

    private static String ours(String said) {
        try (ImapWorld world = ImapWorld.inMemory()) {
            world.given(new Statement("account john@x.test secret", List.of()));
            PureImap session = world.connect();
            session.greeting();
            session.receive("l LOGIN john@x.test secret\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(session.receive(said.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
        }
    }

    private static Map<String, String> answers(String octets) {
        Map<String, String> answers = new TreeMap<>();
        Matcher tagged = TAGGED.matcher(octets);
        while (tagged.find()) {
            answers.putIfAbsent(tagged.group(1), (tagged.group(2) + tagged.group(3)).strip());
        }
        return answers;
    }
}
