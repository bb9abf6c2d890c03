package dev.mailwright.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.RecipientKey;
import dev.mailwright.event.MessageHandled;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandlersTest {

    private final List<String> seen = new ArrayList<>();
    private MailHandler handler = mail -> Outcome.done();

    private Post post() {
        RecipientKey key = RecipientKey.parse("tickets@example.com");
        return Post.office(
                a -> a.alias("help@example.com", "tickets", "ann"), Subaddressing.DEFAULT, Map.of(key, this::handle));
    }

    private Outcome handle(Mail mail) throws Exception {
        seen.add(mail.recipient() + " | " + mail.subject() + " | " + mail.key());
        return handler.handle(mail);
    }

    @Test
    void callsTheHandlerWithTheTag() {
        try (Post post = post()) {
            assertThat(post.send(Post.TEXT, "Tickets+4711@example.com")).containsExactly("250 2.0.0 delivered");
            assertThat(seen).singleElement().asString().startsWith("Tickets@example.com tag 4711 | hello | ");
            assertThat(post.events(MessageHandled.class))
                    .extracting(MessageHandled::handler)
                    .containsExactly("tickets@example.com");
        }
    }

    @Test
    void answersWhatTheHandlerSays() {
        try (Post post = post()) {
            handler = mail -> Outcome.retry(Duration.ofMinutes(1), "busy");
            assertThat(post.send(Post.TEXT, "tickets@example.com")).containsExactly("451 4.3.0 busy");
            handler = mail -> Outcome.fail("no ticket\r\n250 forged");
            assertThat(post.send(Post.TEXT, "tickets@example.com")).containsExactly("550 5.3.0 no ticket  250 forged");
        }
    }

    @Test
    void asksToComeAgainWhenTheHandlerThrows(ExpectedLogs logs) {
        logs.error("handler tickets@example.com failed").stackTrace("told to fail");
        try (Post post = post()) {
            handler = mail -> {
                throw new IOException("told to fail");
            };
            assertThat(post.send(Post.TEXT, "help@example.com"))
                    .containsExactly("451 4.3.0 cannot handle mail now, try again later");
            assertThat(post.mails("ann@example.com")).hasSize(1);
            handler = mail -> Outcome.done();
            assertThat(post.send(Post.TEXT, "help@example.com")).containsExactly("250 2.0.0 delivered");
            assertThat(post.mails("ann@example.com")).as("not doubled").hasSize(1);
            assertThat(seen).hasSize(2);
            assertThat(seen.get(0)).as("the same key").isEqualTo(seen.get(1));
        }
    }

    @Test
    void anErrorOfTheHandlerIsNoMoreThanAnException(ExpectedLogs logs) {
        logs.error("handler tickets@example.com failed").stackTrace("a bug");
        try (Post post = post()) {
            handler = mail -> {
                throw new AssertionError("a bug");
            };
            assertThat(post.send(Post.TEXT, "help@example.com"))
                    .containsExactly("451 4.3.0 cannot handle mail now, try again later");
            assertThat(post.mails("ann@example.com")).hasSize(1);
        }
    }

    @Test
    void anInterruptThatTheHandlerLeavesBehindDoesNotReachTheStore() {
        try (Post post = post()) {
            handler = mail -> {
                Thread.currentThread().interrupt();
                return Outcome.done();
            };
            post.send(Post.TEXT, "help@example.com");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(post.mails("ann@example.com")).hasSize(1);
        }
    }
}
