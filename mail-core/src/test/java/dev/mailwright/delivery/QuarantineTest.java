package dev.mailwright.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.AccountId;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.Message;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private static final EmailAddress BOB = EmailAddress.of("bob+facebook@example.com");

    private static void send(Post post) {
        try (Transaction mail = post.begin();
                Message message = Message.of(Post.TEXT)) {
            assertThat(Post.rcpt(mail, "ann@example.com")).isEqualTo("ok");
            assertThat(Post.rcpt(mail, BOB.toString())).isEqualTo("ok");
            mail.quarantine(BOB, "looks odd");
            mail.commit(message).toCompletableFuture().join();
        }
    }

    @Test
    void oneRecipientsCopyIsJunkAndTheOthersAreNot() {
        try (Post post = Post.office()) {
            send(post);
            assertThat(post.mails("ann@example.com")).hasSize(1);
            assertThat(post.mails("bob@example.com")).isEmpty();
            assertThat(post.mails("bob@example.com", "INBOX", "facebook")).isEmpty();
            assertThat(post.mails("bob@example.com", "Junk")).hasSize(1);
        }
    }

    @Test
    void theFolderWithTheSpecialUseIsTaken() {
        try (Post post = Post.office()) {
            AccountId bob = new AccountId("bob@example.com");
            post.store
                    .folders(bob)
                    .delete(MailboxName.of("Junk"))
                    .toCompletableFuture()
                    .join();
            post.store
                    .folders(bob)
                    .create(MailboxName.of("Verdacht"), Set.of(SpecialUse.JUNK))
                    .toCompletableFuture()
                    .join();
            send(post);
            assertThat(post.mails("bob@example.com", "Verdacht")).hasSize(1);
        }
    }

    @Test
    void theFolderIsMadeAgainWhereItWasDeleted() {
        try (Post post = Post.office()) {
            AccountId bob = new AccountId("bob@example.com");
            post.store
                    .folders(bob)
                    .delete(MailboxName.of("Junk"))
                    .toCompletableFuture()
                    .join();
            send(post);
            assertThat(post.mails("bob@example.com", "Junk")).hasSize(1);
        }
    }

    @Test
    void aWithdrawnRecipientGetsNothing() {
        try (Post post = Post.office();
                Transaction mail = post.begin();
                Message message = Message.of(Post.TEXT)) {
            assertThatThrownBy(mail::withdraw).isInstanceOf(IllegalStateException.class);
            Post.rcpt(mail, "ann@example.com");
            Post.rcpt(mail, "bob@example.com");
            mail.withdraw();
            assertThat(mail.commit(message).toCompletableFuture().join()).hasSize(1);
            assertThat(post.mails("ann@example.com")).hasSize(1);
            assertThat(post.mails("bob@example.com")).isEmpty();
        }
    }
}
