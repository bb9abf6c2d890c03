package dev.mailwright.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.message.Message;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.MailboxName;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail that comes from a mailbox on another server: handed in again after a crash, into folders, with hops of its own. */
class RetrievedTest {

    private static final DeliveryKey KEY = new DeliveryKey("gmx-1-17");
    private static final Source FETCHED = Source.retrieved("f1", "imap.elsewhere.example");

    private final Post post = Post.office(accounts -> {}, Subaddressing.DEFAULT, Map.of());

    @AfterEach
    void close() {
        post.close();
    }

    private Transaction deliver(Source source, String text, String... recipients) {
        Transaction transaction = post.begin(source);
        for (String recipient : recipients) {
            assertThat(Post.rcpt(transaction, recipient)).isEqualTo("ok");
        }
        try (Message message = Message.of(text)) {
            assertThat(transaction.commit(message).toCompletableFuture().join())
                    .allSatisfy(result -> assertThat(result.reply().isPositive())
                            .as(result.toString())
                            .isTrue());
        }
        return transaction;
    }

    @Test
    void isStoredOnceForEachKey() {
        deliver(FETCHED.withKey(KEY), Post.TEXT, "team@example.com", "bob+lists@example.com");
        deliver(FETCHED.withKey(KEY), Post.TEXT, "team@example.com", "bob+lists@example.com");
        assertThat(post.mails("ann@example.com")).hasSize(1);
        assertThat(post.mails("bob@example.com")).hasSize(1);
        assertThat(post.mails("bob@example.com", "INBOX", "lists")).hasSize(1);
    }

    @Test
    void isStoredAgainOnceItsKeyIsForgotten() {
        deliver(FETCHED.withKey(KEY), Post.TEXT, "ann@example.com", "bob+lists@example.com")
                .forgetKey();
        deliver(FETCHED.withKey(KEY), Post.TEXT, "ann@example.com", "bob+lists@example.com");
        assertThat(post.mails("ann@example.com")).hasSize(2);
        assertThat(post.mails("bob@example.com", "INBOX", "lists")).hasSize(2);
    }

    @Test
    void goesIntoTheFolderThatIsAskedFor() {
        deliver(FETCHED.withFolder(MailboxName.of("Old", "Sent")), Post.TEXT, "ann@example.com");
        assertThat(post.mails("ann@example.com", "Old", "Sent")).hasSize(1);
        assertThat(post.mails("ann@example.com")).isEmpty();
    }

    @Test
    void isNoLoopBecauseItWasInAMailboxOfTheSameNameElsewhere() {
        deliver(FETCHED, "Delivered-To: ann@example.com\r\n" + Post.TEXT, "ann@example.com");
        assertThat(post.mails("ann@example.com")).hasSize(1);
    }
}
