package dev.mailwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.directory.Password;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.observe.Meters;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.ExpectedLogs;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final Message HELLO = Message.of("Subject: hello\r\n\r\nworld\r\n");

    private final Map<String, Long> figures = new ConcurrentHashMap<>();

    @Test
    void deliveriesAndRefusalsAreCountedThoughNobodyListens() {
        try (MailServer server = server((name, tags) -> amount -> figures.merge(name + tags, amount, Long::sum))) {
            server.submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
            assertThatThrownBy(
                            () -> server.submit(Envelope.from("me@example.com").to("nobody@example.com"), HELLO))
                    .isInstanceOf(SubmissionRefused.class);
        }
        assertThat(figures)
                .containsEntry("mail.messages.accepted{}", 1L)
                .containsEntry("mail.octets.accepted{}", HELLO.size())
                .containsEntry("mail.deliveries{to=mailbox}", 1L)
                .containsEntry("mail.recipients.refused{reply=550}", 1L);
    }

    @Test
    void metersThatThrowHoldNobodyUp(ExpectedLogs logs) {
        logs.error("The meters failed").stackTrace("no registry");
        try (MailServer server = server((name, tags) -> {
            throw new IllegalStateException("no registry");
        })) {
            server.submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
        }
    }

    private static MailServer server(Meters meters) {
        return MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .postmaster("john@example.com")
                .accounts(a -> a.account("john@example.com", Password.of("secret")))
                .meters(meters)
                .build()
                .start();
    }
}
