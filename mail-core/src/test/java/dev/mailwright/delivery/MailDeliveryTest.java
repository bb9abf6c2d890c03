package dev.mailwright.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.Quota;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.Principal;
import dev.mailwright.event.MessageAccepted;
import dev.mailwright.event.MessageDelivered;
import dev.mailwright.event.MessageRefused;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.testing.ExpectedLogs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailDeliveryTest {

    private static final String OK = "250 2.0.0 delivered";

    private final Post post = Post.office(
            accounts -> accounts.account("off@example.com", Password.of("x"), s -> s.access(Access.IMAP))
                    .account("small@example.com", Password.of("x"), s -> s.quota(new Quota(10, 10)))
                    .account("one@example.com", Password.of("x"), s -> s.quota(new Quota(Long.MAX_VALUE, 1)))
                    .account("tight@example.com", Password.of("x"), s -> s.quota(new Quota(990, 1000)))
                    .alias("dead@example.com", "nobody")
                    .alias("away@example.com", "mary@elsewhere.example")
                    .alias("mixed@example.com", "ann", "mary@elsewhere.example"),
            Subaddressing.DEFAULT,
            Map.of());

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void deliversOneCopyToEachTargetOfAnAlias() {
        assertThat(post.send(Post.TEXT, "info@example.com", "ann@example.com")).containsExactly(OK, OK);
        assertThat(post.mails("ann@example.com"))
                .containsExactly("Return-Path: <sender@elsewhere.example>\r\nDelivered-To: ann@example.com\r\n"
                        + "X-Original-To: info@example.com\r\n" + Post.TEXT);
        assertThat(post.mails("bob@example.com")).hasSize(1);
        assertThat(post.mails("cat@example.com")).isEmpty();
    }

    @Test
    void saysNothingOfTheOriginalWhereItIsTheSame() {
        post.send(Post.TEXT, "Ann@Example.com");
        assertThat(post.mails("ann@example.com"))
                .containsExactly(
                        "Return-Path: <sender@elsewhere.example>\r\nDelivered-To: ann@example.com\r\n" + Post.TEXT);
    }

    @Test
    void refusesAtRcpt() {
        assertThat(post.rcpt("nobody@example.com")).isEqualTo("550 5.1.1 no such user here");
        assertThat(post.rcpt("dead@example.com")).startsWith("550 5.1.1 ");
        assertThat(post.rcpt("off@example.com")).startsWith("550 5.2.1 ");
        assertThat(post.rcpt("mary@elsewhere.example")).isEqualTo("550 5.7.1 relaying denied");
        assertThat(post.rcpt("away@example.com")).startsWith("550 5.4.4 this address forwards");
        assertThat(post.rcpt("mixed@example.com")).startsWith("550 5.4.4 this address forwards");
        assertThat(post.events(MessageRefused.class)).hasSize(6);
    }

    @Test
    void tellsThoseWhoMayRelayThatItCannotYet() {
        Principal user = () -> "ann@example.com";
        try (Transaction transaction =
                post.begin(Source.of("smtp", "s1", "192.0.2.1").withUser(user))) {
            assertThat(Post.rcpt(transaction, "mary@elsewhere.example")).startsWith("550 5.4.4 this server does not");
        }
    }

    @Test
    void limitsRecipients() {
        try (Transaction transaction = post.begin()) {
            for (int i = 0; i < 100; i++) {
                assertThat(Post.rcpt(transaction, "ann+" + i + "@example.com")).isEqualTo("ok");
            }
            assertThat(Post.rcpt(transaction, "bob@example.com")).isEqualTo("452 4.5.3 too many recipients");
        }
    }

    @Test
    void storesNothingWithoutACommit() {
        try (Transaction transaction = post.begin()) {
            assertThat(Post.rcpt(transaction, "ann@example.com")).isEqualTo("ok");
        }
        assertThat(post.mails("ann@example.com")).isEmpty();
        assertThat(post.store.stagedNow()).isZero();
    }

    @Test
    void commitsOnce() {
        try (Transaction transaction = post.begin();
                Message message = Message.of(Post.TEXT)) {
            assertThat(transaction.commit(message).toCompletableFuture().join()).isEmpty();
            assertThatThrownBy(() -> transaction.commit(message)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> transaction.recipient(EmailAddress.of("ann@example.com"), RecipientOptions.NONE))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void answersQuotaForTheOneAndStoresForTheOther() {
        assertThat(post.send(Post.TEXT, "small@example.com", "ann@example.com"))
                .containsExactly("552 5.2.3 the message is larger than the mailbox may be", OK);
        assertThat(post.mails("ann@example.com")).hasSize(1);
    }

    @Test
    void saysAtRcptWhatTheAnnouncedSizeMeans() {
        assertThat(post.rcptOfSize(991, "tight@example.com"))
                .isEqualTo("552 5.2.3 the message is larger than the mailbox may be");
        assertThat(post.rcptOfSize(990, "tight@example.com")).isEqualTo("ok");
        assertThat(post.send(Post.TEXT, "tight@example.com")).containsExactly(OK);
        assertThat(post.rcptOfSize(990, "tight@example.com")).isEqualTo("452 4.2.2 mailbox full, try again later");
        assertThat(post.rcptOfSize(10, "tight@example.com")).isEqualTo("ok");
        assertThat(post.rcptOfSize(Long.MAX_VALUE, "one@example.com")).isEqualTo("ok");
    }

    @Test
    void putsOffMailForAFullMailboxAtRcpt() {
        assertThat(post.send(Post.TEXT, "one@example.com")).containsExactly(OK);
        try (Transaction transaction = post.begin()) {
            assertThat(Post.rcpt(transaction, "one@example.com")).isEqualTo("452 4.2.2 mailbox full, try again later");
            assertThat(Post.rcpt(transaction, "ann@example.com")).isEqualTo("ok");
        }
    }

    @Test
    void putsOffMailThatDoesNotFitNow() {
        String answer = OK;
        int stored = 0;
        for (; answer.equals(OK); stored++) {
            answer = post.send(Post.TEXT, "tight@example.com").get(0);
        }
        assertThat(answer).isEqualTo("452 4.2.2 mailbox full, try again later");
        assertThat(post.mails("tight@example.com")).hasSize(stored - 1).isNotEmpty();
    }

    @Test
    void answersByTheReasonOfTheStore(ExpectedLogs logs) {
        logs.error("cannot be stored");
        post.store.breakAccount("ann@example.com", Reason.FULL);
        post.store.breakAccount("bob@example.com", Reason.TRANSIENT);
        assertThat(post.send(Post.TEXT, "ann@example.com", "bob@example.com", "cat@example.com"))
                .containsExactly(
                        "452 4.3.1 no space to store mail, try again later",
                        "451 4.3.0 cannot store mail now, try again later",
                        OK);
    }

    @Test
    void answersWhenNothingCanBeStaged(ExpectedLogs logs) {
        logs.error("cannot be stored");
        post.store.failStage(Reason.FULL);
        assertThat(post.send(Post.TEXT, "ann@example.com"))
                .containsExactly("452 4.3.1 no space to store mail, try again later");
    }

    @Test
    void answersWhenTheCommitFails(ExpectedLogs logs) {
        logs.error("cannot be stored");
        post.store.failFile(new StoreException(Reason.TRANSIENT, "told to fail"));
        assertThat(post.send(Post.TEXT, "info@example.com"))
                .containsExactly("451 4.3.0 cannot store mail now, try again later");
        post.store.failFile(new IllegalStateException("a defect"));
        assertThat(post.send(Post.TEXT, "info@example.com"))
                .containsExactly("451 4.3.0 cannot store mail now, try again later");
    }

    @Test
    void doesNotDoubleCopiesWhenTheClientComesAgain(ExpectedLogs logs) {
        logs.error("cannot be stored");
        post.store.breakAccount("bob@example.com", Reason.TRANSIENT);
        assertThat(post.send("Received: first\r\n" + Post.TEXT, "info@example.com"))
                .hasToString("[" + "451 4.3.0 cannot store mail now, try again later]");
        post.send("Received: second\r\n" + Post.TEXT, "info@example.com");
        post.store.mend();
        post.time.advance(Duration.ofHours(1));
        assertThat(post.send("Received: third\r\n" + Post.TEXT, "info@example.com"))
                .containsExactly(OK);
        assertThat(post.mails("ann@example.com")).hasSize(1);
        assertThat(post.mails("bob@example.com")).hasSize(1);
        post.send("Received: fourth\r\n" + Post.TEXT, "info@example.com");
        assertThat(post.mails("ann@example.com")).as("a new message").hasSize(2);
    }

    @Test
    void forgetsPartialDeliveriesAfterFiveDays(ExpectedLogs logs) {
        logs.error("cannot be stored");
        post.store.breakAccount("bob@example.com", Reason.TRANSIENT);
        post.send(Post.TEXT, "info@example.com");
        post.time.advance(Duration.ofDays(5));
        post.store.mend();
        post.send(Post.TEXT, "info@example.com");
        assertThat(post.mails("ann@example.com")).hasSize(2);
    }

    @Test
    void stopsLoops() {
        String here = "Delivered-To: Ann@example.com\r\n" + Post.TEXT;
        assertThat(post.send(here, "ann@example.com", "bob@example.com"))
                .containsExactly("554 5.4.6 mail loop: this message was here before", OK);
        assertThat(post.send(here, "info@example.com"))
                .containsExactly("554 5.4.6 mail loop: this message was here before");
        assertThat(post.send("Delivered-To: <not an address>\r\n" + Post.TEXT, "ann@example.com"))
                .containsExactly(OK);
        assertThat(post.send("Received: by x\r\n".repeat(50) + Post.TEXT, "ann@example.com"))
                .containsExactly(OK);
        assertThat(post.send("Received: by x\r\n".repeat(51) + Post.TEXT, "ann@example.com"))
                .containsExactly("554 5.4.6 mail loop: too many Received fields");
    }

    @Test
    void raisesEvents() {
        post.send(Post.TEXT, "info@example.com", "ann@example.com");
        List<MessageAccepted> accepted = post.events(MessageAccepted.class);
        assertThat(accepted).hasSize(1);
        assertThat(accepted.get(0).recipients()).hasToString("[info@example.com, ann@example.com]");
        List<MessageDelivered> delivered = post.events(MessageDelivered.class);
        assertThat(delivered)
                .extracting(e -> e.account().value())
                .containsExactly("ann@example.com", "bob@example.com");
        assertThat(delivered)
                .allSatisfy(
                        e -> assertThat(e.message()).isEqualTo(accepted.get(0).message()));
    }

    @Test
    void writesOneLineForEachMessageAndCopy(ExpectedLogs logs) {
        post.send(Post.TEXT, "info@example.com");
        post.rcpt("nobody@example.com");
        assertThat(logs.lines())
                .extracting(line -> line.message().replaceAll("id=[0-9A-Z]{14,15} ", "id=ID "))
                .containsExactly(
                        "message id=ID session=s1 from=<sender@elsewhere.example> to=1 size=51 protocol=smtp"
                                + " client=192.0.2.1 status=accepted reason=\"250 2.0.0 delivered\"",
                        "delivery id=ID session=s1 from=<sender@elsewhere.example> to=<info@example.com> size=51"
                                + " relay=local where=\"ann@example.com/INBOX\" uid=1 status=delivered"
                                + " reason=\"250 2.0.0 delivered\"",
                        "delivery id=ID session=s1 from=<sender@elsewhere.example> to=<info@example.com> size=51"
                                + " relay=local where=\"bob@example.com/INBOX\" uid=1 status=delivered"
                                + " reason=\"250 2.0.0 delivered\"",
                        "recipient id=ID session=s1 from=<sender@elsewhere.example> to=<nobody@example.com>"
                                + " status=refused reason=\"550 5.1.1 no such user here\"");
    }
}
