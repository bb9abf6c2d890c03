package dev.mailwright.message.mime4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.Subaddress;
import dev.mailwright.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTest {

    private static final Message MIXED = Message.of("""
            From: =?utf-8?q?J=C3=B6rg?= <joerg@example.com>
            To: a@b.example, Team: c@d.example, e@f.example;
            Subject: =?utf-8?q?gr=C3=BC=C3=9Fe?=
            Message-ID: <1@example.com>
            Date: Fri, 20 Nov 2026 12:00:00 +0100
            X-Tag: one
            X-Tag: two
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            h=C3=A4llo
            --a
            Content-Type: text/html

            <p>hello</p>
            --a--
            --m
            Content-Type: application/pdf; name=x.pdf
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename*=utf-8''%C3%A9.pdf

            aGVsbG8=
            --m--
            """);

    @Test
    void showsWhatPeopleSee() {
        Mail mail = Mail.of(MIXED);
        assertThat(mail.from()).contains(EmailAddress.of("joerg@example.com"));
        assertThat(mail.fromName()).isEqualTo("Jörg");
        assertThat(mail.to()).extracting(Object::toString).containsExactly("a@b.example", "c@d.example", "e@f.example");
        assertThat(mail.cc()).isEmpty();
        assertThat(mail.subject()).isEqualTo("grüße");
        assertThat(mail.messageId()).contains("<1@example.com>");
        assertThat(mail.date()).contains(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(mail.header("x-tag")).contains("one");
        assertThat(mail.headers("X-Tag")).containsExactly("one", "two");
        assertThat(mail.text()).isEqualTo("hällo");
        assertThat(mail.html()).isEqualTo("<p>hello</p>");
    }

    @Test
    void opensAttachments() throws IOException {
        assertThat(Mail.of(MIXED).attachments()).hasSize(1);
        Attachment attachment = Mail.of(MIXED).attachments().get(0);
        assertThat(attachment.name()).isEqualTo("é.pdf");
        assertThat(attachment.type()).isEqualTo("application/pdf");
        assertThat(attachment.size()).isEqualTo(8);
        try (InputStream in = attachment.open()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
        }
    }

    @Test
    void isEmptyWhereTheMessageSaysNothing() {
        Mail mail = Mail.of(Message.of(""));
        assertThat(mail.from()).isEmpty();
        assertThat(mail.subject()).isEmpty();
        assertThat(mail.text()).isEmpty();
        assertThat(mail.html()).isEmpty();
        assertThat(mail.attachments()).isEmpty();
        assertThat(mail.date()).isEmpty();
    }

    @Test
    void knowsItsDelivery() {
        Subaddress recipient = Subaddress.split(EmailAddress.of("tickets+4711@saas.example"), "+");
        Mail mail = Mail.delivered(MIXED, recipient, "key-1");
        assertThat(mail.recipient().tag()).contains("4711");
        assertThat(mail.key()).isEqualTo("key-1");
        assertThatIllegalStateException().isThrownBy(() -> Mail.of(MIXED).key());
        assertThatIllegalStateException().isThrownBy(() -> Mail.of(MIXED).recipient());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 Nov 2026 12:00 GMT | 2026-11-20T12:00:00Z",
                "Fri, 20 Nov 26 12:00:00 -0500 (EST) | 2026-11-20T17:00:00Z",
                "nonsense | -",
                "20 Foo 2026 12:00:00 +0000 | -",
            })
    void readsDates(String text, String expected) {
        assertThat(Mail.of(Message.of("Date: " + text + "\n\n"))
                        .date()
                        .map(Instant::toString)
                        .orElse("-"))
                .isEqualTo(expected);
    }
}
