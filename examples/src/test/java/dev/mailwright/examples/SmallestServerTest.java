package dev.mailwright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.imap.Imap;
import dev.mailwright.smtp.Smtp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallestServerTest {

    @Test
    void takesMailAndGivesIt(@TempDir Path mail) throws Exception {
        try (MailServer server = SmallestServer.start(mail)) {
            Clients.send(server.service(Smtp.INBOUND).port(), "info@elsewhere.example", "john@example.com", "hello");
            assertThat(Clients.subjects(server.service(Imap.SERVER).port(), "john@example.com", "secret"))
                    .isEqualTo(List.of("hello"));
        }
    }
}
