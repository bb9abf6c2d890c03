package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartIT {

    /** What a JVM exits with after SIGTERM when its hooks have run. */
    private static final int TERMINATED = 143;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @Test
    void keepsPasswordsAndMailFromStartToStart() throws Exception {
        Path home = temp.resolve("mail-data");
        ServerProcess first = ServerProcess.quickstart(home);
        String password = first.password("john@example.com");
        assertThat(password).isNotEqualTo(first.password("mary@example.com")).hasSizeGreaterThanOrEqualTo(12);
        Swaks.deliver(first.port("smtp"), "postmaster@example.com", "kept");
        assertThat(first.terminate()).isEqualTo(TERMINATED);
        assertThat(first.log()).contains("mail.example.com stopped").doesNotContain("cut");
        byte[] certificate = Files.readAllBytes(home.resolve("tls/cert.pem"));
        try (ServerProcess again = ServerProcess.quickstart(home);
                Box john = Box.open(again.port("imap"), "john@example.com", password)) {
            assertThat(String.join("\n", again.printed())).doesNotContain("password " + password);
            assertThat(john.subjects("INBOX")).containsExactly("kept");
        }
        assertThat(home.resolve("tls/cert.pem")).hasBinaryContent(certificate);
        first.close();
    }

    @Test
    void isPrivate() throws Exception {
        Path home = temp.resolve("mail-data");
        ServerProcess.quickstart(home, "--account", "ann:secret").close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        for (String file : List.of("users", "aliases", "tls/key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(home.resolve("users"))
                .content()
                .contains("ann@example.com:{ARGON2ID}")
                .doesNotContain("secret");
    }

    @Test
    void thePrintedLinesWorkAsTheyAre() throws Exception {
        Peers.require("swaks");
        Peers.require("curl");
        try (ServerProcess server = ServerProcess.quickstart(temp.resolve("mail data"), "--domain", "shop.example")) {
            List<String> lines = server.printed().stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith("swaks ") || line.startsWith("printf ") || line.startsWith("curl "))
                    .toList();
            assertThat(lines).hasSize(4);
            for (String line : lines) {
                String output =
                        RunProgram.of("sh", "-c", line).run().requireSuccess().out();
                if (line.startsWith("curl")) {
                    assertThat(output).contains("Delivered-To: mary@shop.example");
                }
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerProcess failed = ServerProcess.start(
                    temp.resolve("log"),
                    List.of(
                            "quickstart",
                            "--dir",
                            temp.resolve("mail-data").toString(),
                            "--smtp-port",
                            Integer.toString(taken.getLocalPort())));
            assertThat(failed.ended()).isEqualTo(1);
            assertThat(failed.printed()).doesNotContain("ready");
            assertThat(failed.log())
                    .contains("smtp could not start at")
                    .contains(":" + taken.getLocalPort())
                    .contains("in use")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        ServerProcess failed = ServerProcess.start(
                temp.resolve("log"),
                List.of("quickstart", "--dir", temp.resolve("mail-data").toString(), "--account", "john"));
        assertThat(failed.ended()).isEqualTo(2);
        assertThat(failed.log()).contains("--account is NAME:PASSWORD").doesNotContain("\tat ");
    }
}
