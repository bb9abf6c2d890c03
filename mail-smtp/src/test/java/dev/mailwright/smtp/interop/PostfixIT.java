package dev.mailwright.smtp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.Notify;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.net.ClientTls;
import dev.mailwright.net.Tls;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.FreePorts;
import dev.mailwright.testing.Peers;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.dovecot.Dovecot;
import dev.mailwright.testing.postfix.Postfix;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Postfix behind us and before us. One, {@code postfix.example}, is the mail exchanger of {@code other.example} (found by DNS) and a smarthost (with a
 * login inside TLS); it hands its mail on to a store of ours by LMTP. Another one, {@code client.example}, relays everything through us.
 */
class PostfixIT {

    /** An address of this machine on which Postfix serves port 25, as mail exchangers do. */
    private static final String MX = "127.71.25.1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path temp;

    private static int smarthost;
    private static int clientPort;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MailServer target;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MailServer ours;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Dovecot logins;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Postfix exchanger;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Postfix client;

    @BeforeAll
    static void start() throws IOException {
        exchanger = Postfix.at(temp.resolve("exchanger"));
        client = Postfix.at(temp.resolve("client"));
        if (!Dovecot.missing().isEmpty()) {
            throw Peers.skip(Dovecot.missing() + ", which checks passwords for Postfix");
        }
        smarthost = FreePorts.next();
        target = target();
        ours = ours(certificate());
        logins = logins();
        startExchanger();
        clientPort = FreePorts.next();
        startClient();
    }

    private static Path certificate() {
        RunProgram.of(Peers.require("openssl").toString(), "req", "-x509", "-newkey", "ec", "-pkeyopt")
                .and("ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=postfix.example")
                .and("-addext", "subjectAltName=DNS:postfix.example")
                .and("-keyout", temp.resolve("key.pem").toString())
                .and("-out", temp.resolve("cert.pem").toString())
                .run()
                .requireSuccess();
        return temp.resolve("cert.pem");
    }

    /** Where the exchanger's mail ends. */
    private static MailServer target() {
        return MailServer.builder()
                .hostname("store.other.example")
                .store(MemoryStore.create())
                .postmaster("bob@other.example")
                .accounts(a -> a.account("bob@other.example", Password.of("secret"))
                        .account("eve@other.example", Password.of("secret")))
                .add(Smtp.lmtp().listen("127.0.0.1", 0))
                .build()
                .start();
    }

    private static MailServer ours(Path authority) {
        return MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .queue(MemoryQueue.create())
                .postmaster("ann@example.com")
                .accounts(a -> a.account("ann@example.com", Password.of("secret"))
                        .account("sue@news.example", Password.of("secret")))
                .tls(Tls.selfSigned(temp.resolve("tls"), "mail.example.com"))
                .trust(ClientTls.authorities(authority))
                .dns(ZoneDns.of("""
                    other.example.    300 IN MX 10 dead.other.example.
                    other.example.    300 IN MX 20 mx.other.example.
                    dead.other.example. 300 IN A 127.71.25.9
                    mx.other.example. 300 IN A %s
                    """.formatted(MX)))
                .route(r -> r.from("news.example")
                        .via(
                                "127.0.0.1",
                                smarthost,
                                s -> s.startTls().tlsName("postfix.example").login("relay", "secret")))
                .relayFrom("127.71.26.1")
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .add(Smtp.submission().listen("127.0.0.1", 0))
                .build()
                .start();
    }

    private static Dovecot logins() throws IOException {
        String socket = temp.resolve("auth").toString();
        return new Dovecot(
                temp.resolve("dovecot"),
                "maildir:" + temp.resolve("none"),
                ".",
                "",
                "protocols = imap\nauth_mechanisms = plain login\nservice auth {\n unix_listener " + socket
                        + " {\n mode = 0666\n }\n}");
    }

    private static void startExchanger() throws IOException {
        exchanger
                .set("myhostname", "postfix.example")
                .set("virtual_mailbox_domains", "other.example")
                .set(
                        "virtual_transport",
                        "lmtp:inet:127.0.0.1:" + target.service(Smtp.LMTP).port())
                .set(
                        "transport_maps",
                        "inline:{{example.com=smtp:[127.0.0.1]:"
                                + ours.service(Smtp.INBOUND).port() + "},{news.example=smtp:[127.0.0.1]:"
                                + ours.service(Smtp.INBOUND).port() + "}}")
                .set("smtpd_relay_restrictions", "permit_sasl_authenticated,reject_unauth_destination")
                .set("smtpd_tls_cert_file", temp.resolve("cert.pem").toString())
                .set("smtpd_tls_key_file", temp.resolve("key.pem").toString())
                .set("smtpd_tls_security_level", "may")
                .set("smtpd_tls_auth_only", "yes")
                .set("smtpd_tls_received_header", "yes")
                .set("smtpd_sasl_auth_enable", "yes")
                .set("smtpd_sasl_authenticated_header", "yes")
                .set("smtpd_sasl_type", "dovecot")
                .set("smtpd_sasl_path", temp.resolve("auth").toString())
                .listen(MX, 25, "-o smtpd_sasl_auth_enable=no")
                .listen("127.0.0.1", smarthost, "-o smtpd_client_restrictions=permit_sasl_authenticated,reject")
                .start();
    }

    private static void startClient() throws IOException {
        String hop = "[127.0.0.1]:" + ours.service(Smtp.SUBMISSION).port();
        Path passwords = client.file("passwords", hop + " ann@example.com:secret\n");
        client.set("myhostname", "client.example")
                .set("relayhost", hop)
                .set("mynetworks", "127.0.0.0/8")
                .set("smtpd_relay_restrictions", "permit_mynetworks,reject")
                .set("smtp_sasl_auth_enable", "yes")
                .set("smtp_sasl_password_maps", "texthash:" + passwords)
                .set("smtp_sasl_security_options", "noanonymous")
                .set("smtp_sasl_mechanism_filter", "plain,login")
                .set("smtp_tls_security_level", "encrypt")
                .listen("127.0.0.1", clientPort)
                .start();
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable one : new AutoCloseable[] {client, exchanger, logins, ours, target}) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Inbox bob() {
        return new Inbox(target, "bob@other.example");
    }

    private static Message message(String from, String subject) {
        return Message.of("From: " + from + "\r\nSubject: " + subject + "\r\n\r\n.a dot\r\n..\r\n.\r\nend\r\n");
    }

    @Test
    void itIsASmarthostWithALoginInsideTls() {
        ours.submit(
                Envelope.from("sue@news.example").to("bob@other.example"), message("sue@news.example", "by smarthost"));
        assertThat(bob().await("Subject: by smarthost"))
                .contains("with ESMTPSA", "Authenticated sender: relay")
                .endsWith("\r\n\r\n.a dot\r\n..\r\n.\r\nend\r\n");
    }

    @Test
    void itIsFoundByDns() {
        ours.submit(Envelope.from("ann@example.com").to("bob@other.example"), message("ann@example.com", "by MX"));
        assertThat(bob().await("Subject: by MX"))
                .contains("with ESMTPS", "from mail.example.com")
                .endsWith("\r\n\r\n.a dot\r\n..\r\n.\r\nend\r\n");
    }

    @Test
    void itRelaysThroughUs() {
        RunProgram.of(Peers.require("swaks").toString(), "--server", "127.0.0.1:" + clientPort)
                .and("--from", "ann@example.com", "--to", "bob@other.example,ann@example.com")
                .and("--header", "Subject: through both")
                .run()
                .requireSuccess();
        assertThat(bob().await("Subject: through both"))
                .contains("by client.example", "by mail.example.com", "by postfix.example");
        assertThat(new Inbox(ours, "ann@example.com").await("Subject: through both"))
                .contains("with ESMTPSA");
    }

    @Test
    void itAnswersForEachRecipientOfLmtp() {
        ours.submit(
                Envelope.from("ann@example.com").to("bob@other.example", "nobody@other.example", "eve@other.example"),
                message("ann@example.com", "for three"));
        bob().await("Subject: for three");
        new Inbox(target, "eve@other.example").await("Subject: for three");
        assertThat(new Inbox(ours, "ann@example.com").await("Undelivered Mail Returned"))
                .contains("Final-Recipient: rfc822; nobody@other.example", "550 5.1.1")
                .doesNotContain("Final-Recipient: rfc822; bob@other.example");
    }

    @Test
    void itReportsSuccessWhereWeHandTheWishOn() {
        RecipientOptions wish = RecipientOptions.NONE.withNotify(Notify.SUCCESS);
        ours.submit(
                Envelope.from("ann@example.com")
                        .envelopeId("id-4711")
                        .withRecipient(EmailAddress.of("bob@other.example"), wish),
                message("ann@example.com", "tell me"));
        assertThat(new Inbox(ours, "ann@example.com").await("Original-Envelope-Id: id-4711"))
                .contains("Reporting-MTA: dns; postfix.example", "Final-Recipient: rfc822; bob@other.example")
                .containsPattern("Action: (delivered|relayed)");
    }
}
