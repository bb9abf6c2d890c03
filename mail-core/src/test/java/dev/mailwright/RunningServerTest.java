package dev.mailwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.delivery.Outcome;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import dev.mailwright.event.AliasShadowsMailbox;
import dev.mailwright.event.MessageDelivered;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.routing.RouteTrace;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.store.Flag;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Uid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunningServerTest {

    private static final EmailAddress JOHN = EmailAddress.of("john@example.com");
    private static final Message HELLO = Message.of("Subject: hello\r\n\r\nworld\r\n");

    private final BlockingQueue<String> handled = new ArrayBlockingQueue<>(10);

    @RegisterExtension
    final MailServerExtension mail =
            MailServerExtension.with(b -> b.accounts(a -> a.account("john@example.com", Password.of("secret"))
                            .account("mary@example.com", Password.of("secret"))
                            .alias("team@example.com", "john", "mary"))
                    .subaddressing(s -> s.defaultMode(TaggedMail.SUBFOLDER))
                    .on(
                            "tickets@example.com",
                            h -> h.handle(m -> {
                                handled.add(m.recipient().tag().orElse("") + " " + m.subject());
                                return Outcome.done();
                            })));

    @Test
    void aSubmittedMessageIsThereOnReturnAndItsEventsCarryTheId() throws InterruptedException {
        BlockingQueue<String> delivered = new ArrayBlockingQueue<>(10);
        mail.server().events().on(MessageDelivered.class, e -> delivered.add(e.message()));
        Submission submission =
                mail.server().submit(Envelope.from("me@example.com").to("team@example.com"), HELLO);
        mail.mails().to("john@example.com").subject("hello").count(1);
        mail.mails().to("mary@example.com").subject("hello").count(1);
        assertThat(delivered.poll(5, TimeUnit.SECONDS)).isEqualTo(submission.id());
    }

    @Test
    void aMessageForNobodyIsRefusedWithTheReplyOfSmtp() {
        assertThatThrownBy(() -> mail.server()
                        .submit(Envelope.from("me@example.com").to("john@example.com", "nobody@example.com"), HELLO))
                .isInstanceOfSatisfying(
                        SubmissionRefused.class,
                        e -> assertThat(e.reply().code()).isEqualTo(550));
        mail.mails().count(0);
    }

    @Test
    void aTagMakesAFolder() {
        mail.server().submit(Envelope.from("me@example.com").to("john+facebook@example.com"), HELLO);
        mail.mails().to("john@example.com").folder("INBOX/facebook").await();
    }

    @Test
    void aHandlerGetsTheMailAndItsTag() throws InterruptedException {
        mail.server().submit(Envelope.from("me@example.com").to("tickets+4711@example.com"), HELLO);
        assertThat(handled.poll(5, TimeUnit.SECONDS)).isEqualTo("4711 hello");
    }

    @Test
    void theDirectoryChangesLive() {
        MailServer server = mail.server();
        server.accounts()
                .apply(List.of(DirectoryEdit.addAccount(EmailAddress.of("new@example.com"), Password.of("x"))));
        server.submit(Envelope.from("me@example.com").to("new@example.com"), HELLO);
        server.accounts()
                .apply(List.of(
                        DirectoryEdit.putAlias(RecipientKey.parse("sales@example.com"), List.of(Target.of("new")))));
        server.submit(Envelope.from("me@example.com").to("sales@example.com"), HELLO);
        mail.mails().to("new@example.com").count(2);
        server.accounts().apply(List.of(DirectoryEdit.removeAlias(RecipientKey.parse("sales@example.com"))));
        assertThatThrownBy(() -> server.submit(Envelope.from("me@example.com").to("sales@example.com"), HELLO))
                .isInstanceOf(SubmissionRefused.class);
    }

    @Test
    void anAliasAddedLaterThatShadowsAMailboxRaisesAnEvent() throws InterruptedException {
        BlockingQueue<AliasShadowsMailbox> seen = new ArrayBlockingQueue<>(10);
        mail.server().events().on(AliasShadowsMailbox.class, seen::add);
        mail.server()
                .accounts()
                .apply(List.of(DirectoryEdit.putAlias(RecipientKey.of(JOHN), List.of(Target.of("mary")))));
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isNotNull();
        mail.server().submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
        mail.mails().to("mary@example.com").count(1);
        mail.mails().to("john@example.com").count(0);
    }

    @Test
    void explainTellsTheWay() {
        RouteTrace trace = mail.server().explain(EmailAddress.of("team+x@example.com"));
        assertThat(trace.steps()).extracting(RouteTrace.Step::kind).contains(RouteTrace.Kind.ALIAS);
        assertThat(trace.toString()).contains("john@example.com").contains("mary@example.com");
    }

    @Test
    void mailboxesAreReadAndAppendedTo() {
        Mailboxes mailboxes = mail.server().mailboxes();
        Uid uid = mailboxes.append(JOHN, MailboxName.of("Projects"), HELLO, Set.of(Flag.SEEN));
        assertThat(mailboxes.list(JOHN, MailboxName.of("Projects"))).containsExactly(uid);
        try (Message read =
                        mailboxes.read(JOHN, MailboxName.of("Projects"), uid).orElseThrow();
                InputStream in = read.open()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("Subject: hello\r\n\r\nworld\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(mailboxes.read(JOHN, MailboxName.of("Projects"), new Uid(99)))
                .isEmpty();
        assertThat(mailboxes.list(JOHN, MailboxName.of("Nothing"))).isEmpty();
        assertThatThrownBy(() -> mailboxes.folders(EmailAddress.of("nobody@example.com")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDidArriveIsSaidWhenMailIsMissing() {
        mail.server().submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
        assertThatThrownBy(() -> mail.mails()
                        .to("mary@example.com")
                        .within(java.time.Duration.ofMillis(20))
                        .await())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to mary@example.com")
                .hasMessageContaining("john@example.com INBOX")
                .hasMessageContaining("hello");
    }
}
