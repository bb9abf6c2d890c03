package dev.mailwright.examples.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.Domain;
import dev.mailwright.arc.ArcStatus;
import dev.mailwright.check.Stage;
import dev.mailwright.checks.ArcSeal;
import dev.mailwright.checks.Dkim;
import dev.mailwright.checks.SenderAuthentication;
import dev.mailwright.checks.Srs;
import dev.mailwright.directory.Password;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.smtp.Smtp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mail that an alias sends on, mail that comes back, and mail that stays. */
class ForwardingTest {

    private static final Domains DOMAINS = new Domains();
    private static final Elsewhere ELSEWHERE = new Elsewhere();

    @RegisterExtension
    static final MailServerExtension mail = MailServerExtension.with(b -> b.accounts(
                    a -> a.account("john@local.example", Password.of("secret"))
                            .alias("mary@local.example", "mary@else.example"))
            .subaddressing(s -> s.defaultMode(TaggedMail.SUBJECT))
            .courier(ELSEWHERE)
            .outbound(Srs.of(
                    Domain.of("local.example"),
                    "a secret of this test alone",
                    Domain.of("local.example")::equals,
                    DOMAINS.time::now))
            .outbound(ArcSeal.of(DOMAINS.keys, Domain.of("local.example"), "mail.test", DOMAINS.dns, DOMAINS.time))
            .outbound(Dkim.sign(DOMAINS.keys))
            .add(Smtp.inbound()
                    .listen("127.0.0.1", 0)
                    .check(
                            Stage.MESSAGE,
                            SenderAuthentication.builder(DOMAINS.dns, DOMAINS.time)
                                    .build())));

    private final byte[] signed;

    ForwardingTest() throws IOException {
        signed = DOMAINS.signed(Domains.plain("From: ann@example.com\nTo: mary@local.example\n"));
    }

    private static String send(String from, String to, byte[] message) throws IOException {
        return new Stranger(mail.client().smtpPort()).send(from, to, message);
    }

    private static byte[] octets(Mail stored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stored.message().transferTo(out);
        return out.toByteArray();
    }

    @Test
    void whatIsForwardedIsSealedAndItsSenderRewritten() throws Exception {
        assertThat(send("ann@example.com", "mary@local.example", signed)).startsWith("250");
        Elsewhere.Taken out = ELSEWHERE.next();
        assertThat(out.recipients()).containsExactly("mary@else.example");
        assertThat(out.sender()).startsWith("SRS0=").endsWith("=example.com=ann@local.example");
        assertThat(DOMAINS.arc(out.message()).status()).isEqualTo(ArcStatus.PASS);
        assertThat(DOMAINS.arc(out.message()).sealers()).hasToString("[local.example]");
        assertThat(new String(out.message(), StandardCharsets.ISO_8859_1))
                .contains("ARC-Authentication-Results: i=1; mail.test; dkim=pass")
                .doesNotContain("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=local.example");
        assertThat(DOMAINS.dkim(out.message())).hasSize(1).allMatch(DkimResult::isPass);
        assertThat(send("", out.sender(), Domains.plain("From: <mailer@else.example>\n")))
                .startsWith("250");
        Elsewhere.Taken back = ELSEWHERE.next();
        assertThat(back.recipients()).containsExactly("ann@example.com");
        assertThat(back.sender()).isEmpty();
        assertThat(send("", out.sender().replace("=ann@", "=bob@"), Domains.plain("From: <x@y.example>\n")))
                .startsWith("550 5.1.1");
    }

    @Test
    void whatWeForwardIsNotSignedAsOurs() throws Exception {
        byte[] forged = Domains.plain("From: john@local.example\n");
        assertThat(send("x@allowed.example", "mary@local.example", forged)).startsWith("250");
        assertThat(DOMAINS.dkim(ELSEWHERE.next().message()))
                .singleElement()
                .hasToString("none: the message is not signed");
        mail.server()
                .submit(
                        Envelope.from("john@local.example").to("zoe@else.example"),
                        Message.of("From: john@local.example\r\n\r\nHello\r\n"));
        Elsewhere.Taken own = ELSEWHERE.next();
        assertThat(DOMAINS.dkim(own.message())).singleElement().hasToString("pass local.example (dkim)");
        assertThat(own.sender()).isEqualTo("john@local.example");
        assertThat(DOMAINS.arc(own.message()).status()).isEqualTo(ArcStatus.NONE);
    }

    @Test
    void aChainOfOthersIsContinued() throws Exception {
        send("ann@example.com", "mary@local.example", signed);
        byte[] once = ELSEWHERE.next().message();
        assertThat(send("x@allowed.example", "mary@local.example", once)).startsWith("250");
        byte[] again = ELSEWHERE.next().message();
        assertThat(DOMAINS.arc(again).sealers()).hasToString("[local.example, local.example]");
        assertThat(new String(again, StandardCharsets.ISO_8859_1))
                .contains("ARC-Authentication-Results: i=2; mail.test;", "arc=pass", "cv=pass");
    }

    @Test
    void signaturesAreVerifiedBeforeTheSubjectIsRewritten() throws Exception {
        assertThat(send("ann@example.com", "john+shop@local.example", signed)).startsWith("250");
        Mail stored = mail.mails().to("john@local.example").await();
        assertThat(stored.subject()).isEqualTo("[shop] hello");
        assertThat(stored.header("Authentication-Results"))
                .hasValueSatisfying(v -> assertThat(v).contains("dkim=pass", "dmarc=pass"));
        assertThat(DOMAINS.dkim(octets(stored))).noneMatch(DkimResult::isPass);
    }

    @Test
    void fieldsThatClaimToBeOursAreTakenOut() throws Exception {
        String forged = """
            Authentication-Results: MAIL.test;
             dkim=pass header.d=bank.example
            From: ann@example.com
            authentication-results : mail.test 1; spf=pass
            Authentication-Results: other.test; spf=fail
            """;
        byte[] message = DOMAINS.signed(Domains.plain(forged));
        assertThat(send("ann@example.com", "john@local.example", message)).startsWith("250");
        Mail stored = mail.mails().to("john@local.example").await();
        assertThat(stored.headers("Authentication-Results"))
                .hasSize(2)
                .anySatisfy(
                        v -> assertThat(v).startsWith("mail.test; dkim=pass").contains("header.d=example.com"))
                .anySatisfy(v -> assertThat(v).isEqualTo("other.test; spf=fail"));
        assertThat(new String(octets(stored), StandardCharsets.ISO_8859_1)).doesNotContain("bank.example");
    }
}
