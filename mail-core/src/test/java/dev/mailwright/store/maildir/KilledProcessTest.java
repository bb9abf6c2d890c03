package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Uid;
import dev.mailwright.store.kit.StoreKit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that files, flags and moves: what it had acknowledged is there once, with its UID. */
class KilledProcessTest {

    private static final int KILLS = 4;
    private static final int ACKNOWLEDGED_BEFORE_A_KILL = 150;

    @TempDir
    Path root;

    /** Message text to {@code mailbox/uid}. */
    private final Map<String, String> acknowledged = new HashMap<>();

    private int said;

    @Test
    void acknowledgedMessagesSurviveAKill() throws IOException, InterruptedException {
        for (int round = 0; round < KILLS; round++) {
            run(round);
            check();
        }
        assertThat(said).isGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BEFORE_A_KILL);
    }

    private void run(int round) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        FilingProcess.class.getName(),
                        root.toString(),
                        "round" + round)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int lines = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
                if (++lines == ACKNOWLEDGED_BEFORE_A_KILL) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void note(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 3) {
            said++;
            acknowledged.put(parts[0], parts[1] + " " + parts[2]);
        }
    }

    private void check() throws IOException {
        try (StoreKit kit = new StoreKit(MaildirStore.at(root), closed -> closed)) {
            Map<String, String> found = new HashMap<>();
            for (MailboxName name : List.of(MailboxName.INBOX, MailboxName.of("Archive"))) {
                Mailbox mailbox = kit.open(name);
                mailbox.view().uids().forEach(uid -> {
                    String text = StoreKit.text(mailbox, new Uid(uid));
                    assertThat(text).as("a torn message").endsWith("\r\n");
                    String subject = text.substring("Subject: ".length(), text.indexOf('\r'));
                    assertThat(found.put(subject, name + " " + uid))
                            .as("twice: %s", subject)
                            .isNull();
                });
            }
            acknowledged.forEach((subject, place) ->
                    assertThat(found.get(subject)).as(subject).isNotNull());
            // one that was about to be moved when the process ended may be in the other mailbox
            acknowledged.forEach((subject, place) -> assertThat(found.get(subject))
                    .as(subject)
                    .matches(now -> now.equals(place) || subject.contains("moved")));
            acknowledged.replaceAll((subject, place) -> found.getOrDefault(subject, place));
        }
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).isNotEmpty();
        }
    }
}
