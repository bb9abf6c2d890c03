package dev.mailwright.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.Message;
import dev.mailwright.store.MailboxName;
import dev.mailwright.testing.dovecot.Dovecot;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that fetches from a real Dovecot is killed again and again while it does: no message is lost, and none comes twice. {@code -Dfetch.kills=200} kills
 * it as often as that.
 */
class FetchKillNineIT {

    private static final int KILLS = Integer.getInteger("fetch.kills", 10);
    private static final int MESSAGES = 60;
    private static final int LONGEST_MILLIS = 700;
    private static final long SEED = Long.getLong("seed", 7L);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private final List<String> sent = new ArrayList<>();

    @Test
    @Timeout(3_600)
    void nothingIsLostAndNothingComesTwice() throws Exception {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        assumeTrue(Dovecot.hasPop3(), "dovecot-pop3d is not installed");
        Random random = new Random(SEED);
        fill();
        Dovecot.give(temp.resolve("vmail"));
        try (Dovecot dovecot = new Dovecot(temp.resolve("dovecot"), temp.resolve("vmail"))) {
            for (int i = 0; i < KILLS; i++) {
                fill();
                Dovecot.give(temp.resolve("vmail"));
                Process server = start(dovecot, "for-ever");
                server.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
                server.destroyForcibly().waitFor();
            }
            Process last = start(dovecot, "until-empty");
            assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).isZero();
            assertThat(left()).isZero();
            assertThat(subjects(dovecot)).hasSize(sent.size()).containsExactlyInAnyOrderElementsOf(sent);
            System.out.println(KILLS + " kills with seed " + SEED + ", " + sent.size() + " messages: 0 lost, 0 twice");
        }
    }

    private void fill() throws IOException {
        for (String user : List.of("u", "v")) {
            Path maildir = temp.resolve("vmail/ex.org").resolve(user);
            for (String part : List.of("cur", "new", "tmp")) {
                Files.createDirectories(maildir.resolve(part));
            }
            for (int i = 0; i < MESSAGES / 2; i++) {
                String subject = user + sent.size();
                sent.add(subject);
                String mail = "From: a@elsewhere.example\nMessage-ID: <" + subject + "@x>\nSubject: " + subject + "\n\n"
                        + "body ".repeat(100) + "\n";
                Path file = Files.writeString(maildir.resolve("tmp").resolve(subject + ".x"), mail);
                Files.move(file, maildir.resolve("new").resolve(subject + ".x"), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private Process start(Dovecot dovecot, String how) throws IOException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FetchingServer.class.getName(),
                        temp.resolve("ours").toString(),
                        Integer.toString(dovecot.port()),
                        Integer.toString(dovecot.pop3Port()),
                        how)
                .redirectError(temp.resolve("log").toFile())
                .start();
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.equals("ready")) {
            line = out.readLine();
        }
        assertThat(line).as(Files.readString(temp.resolve("log"))).isEqualTo("ready");
        return server;
    }

    private long left() throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("vmail"))) {
            return files.filter(file -> file.toString().matches(".*/(cur|new)/[^/]+"))
                    .count();
        }
    }

    private List<String> subjects(Dovecot dovecot) throws IOException {
        List<String> subjects = new ArrayList<>();
        EmailAddress john = EmailAddress.of(FetchingServer.ACCOUNT);
        try (MailServer server = FetchingServer.server(temp.resolve("ours"), dovecot.port(), dovecot.pop3Port())
                .start()) {
            for (var uid : server.mailboxes().list(john, MailboxName.INBOX)) {
                try (Message message =
                        server.mailboxes().read(john, MailboxName.INBOX, uid).orElseThrow()) {
                    ByteArrayOutputStream text = new ByteArrayOutputStream();
                    message.transferTo(text);
                    subjects.add(text.toString(StandardCharsets.UTF_8)
                            .replaceAll("(?s).*?\r\nSubject: ([^\r]*)\r\n.*", "$1"));
                }
            }
        }
        return subjects;
    }
}
