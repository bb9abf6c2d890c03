package dev.mailwright.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.MailServer;
import dev.mailwright.examples.MailToMethod.Tickets;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MailToMethodTest {

    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void mailBecomesAComment(ExpectedLogs logs) throws Exception {
        logs.stackTrace("the database is away");
        try (MailServer server = new MailToMethod(new InMemory()).start()) {
            int port = server.service(Smtp.INBOUND).port();
            Clients.send(port, "customer@elsewhere.example", "tickets+4711@example.com", "It works");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(comments)
                            .containsExactly("4711 customer@elsewhere.example Hello from the other side."));

            assertThatThrownBy(() -> Clients.send(port, "a@elsewhere.example", "tickets+1@example.com", "Hello?"))
                    .hasStackTraceContaining("550 5.1.1");
            Clients.send(port, "a@elsewhere.example", "tickets+500@example.com", "Hello?");
            Awaitility.await().untilAsserted(() -> assertThat(refused).hasValue(1));
            assertThat(server.queue().size()).isEqualTo(1);
            assertThat(comments).hasSize(1);
        }
    }

    private final class InMemory implements Tickets {

        @Override
        public boolean exists(String id) {
            return id.equals("4711") || id.equals("500");
        }

        @Override
        public void comment(String id, String key, String author, String text) throws IOException {
            if (id.equals("500")) {
                refused.incrementAndGet();
                throw new IOException("the database is away");
            }
            comments.add(id + " " + author + " " + text.strip());
        }
    }
}
