package dev.mailwright.examples.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mailwright.MailServer;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Stage;
import dev.mailwright.checks.Action;
import dev.mailwright.checks.Dkim;
import dev.mailwright.checks.SenderAuthentication;
import dev.mailwright.directory.Password;
import dev.mailwright.dkim.DkimKeys;
import dev.mailwright.dkim.SigningKey;
import dev.mailwright.dns.RecordType;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does with mail whose sender is not what it says, by its settings. */
class PoliciesTest {

    private final Domains domains = new Domains();
    private final Elsewhere elsewhere = new Elsewhere();

    private MailServer.Builder builder() {
        return MailServer.builder()
                .hostname("mail.test")
                .store(MemoryStore.create())
                .queue(MemoryQueue.create())
                .courier(elsewhere)
                .localDomain("local.example")
                .postmaster("john@local.example")
                .accounts(a -> a.account("john@local.example", Password.of("secret")));
    }

    private MailServer server(UnaryOperator<SenderAuthentication.Builder> settings) {
        return builder()
                .add(Smtp.inbound()
                        .listen("127.0.0.1", 0)
                        .check(
                                Stage.MESSAGE,
                                settings.apply(SenderAuthentication.builder(domains.dns, domains.time))
                                        .build()))
                .build()
                .start();
    }

    /** The reply, and the folder where the message is. */
    private String outcome(UnaryOperator<SenderAuthentication.Builder> settings, byte[] message) throws IOException {
        try (MailServer server = server(settings)) {
            String reply = new Stranger(server.service(Smtp.INBOUND).port())
                    .send("ann@example.com", "john@local.example", message);
            EmailAddress john = EmailAddress.of("john@local.example");
            int inbox = server.mailboxes().list(john, MailboxName.of("INBOX")).size();
            return reply.replaceAll(" 2.*", "") + (reply.charAt(0) != '2' ? "" : inbox > 0 ? " inbox" : " junk");
        }
    }

    private final byte[] unsigned = Domains.plain("From: ann@example.com\n");

    private byte[] broken() throws IOException {
        byte[] message = domains.signed(unsigned);
        message[message.length - 3] ^= 1;
        return message;
    }

    @Test
    void whatTheDomainAsksForIsDoneUnlessWeOnlyTell() throws IOException {
        assertThat(outcome(b -> b, unsigned))
                .isEqualTo("550 5.7.1 DMARC: the domain example.com does not want this mail");
        assertThat(outcome(b -> b, domains.signed(unsigned))).isEqualTo("250 inbox");
        assertThat(outcome(SenderAuthentication.Builder::tagDmarcOnly, unsigned))
                .isEqualTo("250 inbox");
        domains.dns
                .remove("_dmarc.example.com", RecordType.TXT)
                .zone("_dmarc.example.com. TXT \"v=DMARC1; p=quarantine\"");
        assertThat(outcome(b -> b, unsigned)).isEqualTo("250 junk");
    }

    @Test
    void failedSpfHasAPolicy() throws IOException {
        assertThat(outcome(b -> b.tagDmarcOnly().spfFail(Action.QUARANTINE), unsigned))
                .isEqualTo("250 junk");
        assertThat(outcome(b -> b.tagDmarcOnly().spfFail(Action.REJECT), unsigned))
                .startsWith("550 5.7.23");
        assertThat(outcome(b -> b.tagDmarcOnly().spfFail(Action.DEFER), unsigned))
                .startsWith("451 4.7.23");
        assertThat(outcome(b -> b.tagDmarcOnly().spfFail(Action.REJECT), domains.signed(unsigned)))
                .isEqualTo("250 inbox");
    }

    @Test
    void brokenSignaturesHaveAPolicy() throws IOException {
        assertThat(outcome(b -> b.tagDmarcOnly(), broken())).isEqualTo("250 inbox");
        assertThat(outcome(b -> b.tagDmarcOnly().dkimFail(Action.QUARANTINE), broken()))
                .isEqualTo("250 junk");
        assertThat(outcome(b -> b.tagDmarcOnly().dkimFail(Action.REJECT), broken()))
                .startsWith("550 5.7.20");
    }

    @Test
    void whatCannotBeCheckedHasAPolicy() throws IOException {
        domains.dns.fail("example.com", "timeout");
        assertThat(outcome(b -> b, unsigned)).isEqualTo("250 inbox");
        assertThat(outcome(b -> b.temporaryError(Action.DEFER), unsigned)).startsWith("451 4.7.24");
        assertThat(outcome(b -> b.temporaryError(Action.QUARANTINE), unsigned)).isEqualTo("250 junk");
    }

    @Test
    void domainsWithoutRecordsAreAccepted() throws IOException {
        byte[] message = Domains.plain("From: ann@nothing.example\n");
        try (MailServer server = server(b -> b.spfFail(Action.REJECT).dkimFail(Action.REJECT))) {
            assertThat(new Stranger(server.service(Smtp.INBOUND).port())
                            .send("ann@nothing.example", "john@local.example", message))
                    .startsWith("250");
        }
    }

    @Test
    void hostsThatAreBelievedVouchForWhatTheyForward() throws IOException {
        byte[] noSignature = Chains.seal(domains, unsigned);
        assertThat(outcome(b -> b, noSignature)).startsWith("550 5.7.1");
        assertThat(outcome(b -> b.trustSealers(Domain.of("other.example")), noSignature))
                .startsWith("550 5.7.1");
        assertThat(outcome(b -> b.trustSealers(Domain.of("local.example")), noSignature))
                .isEqualTo("250 inbox");
        assertThat(outcome(
                        b -> b.trustSealers(Domain.of("local.example")),
                        Chains.replaced(noSignature, "Hello", "Hallo")))
                .startsWith("550 5.7.1");
    }

    @Test
    void aReloadReachesTheKeys(@TempDir Path folder) throws IOException, InterruptedException {
        Path keys = Files.createDirectories(folder.resolve("local.example"));
        try (MailServer server =
                builder().outbound(Dkim.sign(DkimKeys.folder(folder))).build().start()) {
            assertThat(signers(server)).isEmpty();
            Files.writeString(
                    keys.resolve("one.pem"),
                    SigningKey.generateEd25519(new SecureRandom()).toPem());
            server.reload();
            assertThat(signers(server)).isEqualTo("one");
            Files.writeString(
                    keys.resolve("two.pem"),
                    SigningKey.generateEd25519(new SecureRandom()).toPem());
            Files.delete(keys.resolve("one.pem"));
            server.reload();
            assertThat(signers(server)).isEqualTo("two");
            Files.writeString(keys.resolve("bad.pem"), "no key");
            assertThat(catchThrowable(server::reload)).hasMessageContaining("bad.pem");
            assertThat(signers(server)).isEqualTo("two");
        }
    }

    private String signers(MailServer server) throws IOException, InterruptedException {
        server.submit(
                Envelope.from("john@local.example").to("zoe@else.example"),
                Message.of("From: john@local.example\r\n\r\nHello\r\n"));
        return domains.dkim(elsewhere.next().message()).stream()
                .map(result -> result.selector().map(Object::toString).orElse(""))
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    }
}
