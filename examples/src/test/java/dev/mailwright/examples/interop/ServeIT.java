package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {

    private static final String FILE = """
            hostname: mail.example.com
            postmaster: john@example.com
            mail: {directory: mail}
            files: {passwd: users, virtual: virtual}
            services:
              imap: [{host: 127.0.0.1, port: 0}]
            logging: {level: info, file: server.log}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @Test
    void servesReloadsAndStops() throws Exception {
        Path file = files();
        try (ServerProcess server = ServerProcess.start(temp.resolve("err"), List.of("serve", file.toString()))) {
            assertThat(server.printed()).as(server.log()).endsWith("ready");
            server.hangUp();
            Path log = temp.resolve("server.log");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(log).content().contains("were read again"));
            Files.writeString(temp.resolve("virtual"), "no address at all\n");
            server.hangUp();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(log).content().contains("stays in use"));
            assertThat(server.terminate()).isEqualTo(143);
            assertThat(log).content().contains("mail.example.com stopped").doesNotContain("\tat ");
        }
    }

    @Test
    void checkAndExplainOpenNothing() throws Exception {
        Path file = files();
        ServerProcess check = ServerProcess.start(temp.resolve("err"), List.of("check", file.toString()));
        assertThat(check.ended()).as(check.log()).isZero();
        assertThat(check.printed()).containsExactly(file + " is good");

        ServerProcess explain =
                ServerProcess.start(temp.resolve("err"), List.of("explain", file.toString(), "team@example.com"));
        assertThat(explain.ended()).as(explain.log()).isZero();
        assertThat(String.join("\n", explain.printed()))
                .startsWith("team@example.com")
                .contains("john@example.com");
        assertThat(temp.resolve("mail")).doesNotExist();

        Files.writeString(file, FILE.replace("files:", "fils:"));
        ServerProcess faulty = ServerProcess.start(temp.resolve("err"), List.of("check", file.toString()));
        assertThat(faulty.ended()).isEqualTo(1);
        assertThat(faulty.log()).contains("server.yaml:4: there is no \"fils\"; did you mean \"files\"?");
    }

    private Path files() throws IOException {
        Files.writeString(temp.resolve("users"), "john@example.com:{PLAIN}secret::::::\n");
        Files.writeString(temp.resolve("virtual"), "team@example.com john@example.com\n");
        return Files.writeString(temp.resolve("server.yaml"), FILE);
    }
}
