package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTagTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Subject: hello | Subject: [shop] hello",
                "subject:hello | subject: [shop] hello",
                "SUBJECT:  hello  world | SUBJECT:  [shop] hello  world",
                "Subject: =?utf-8?q?caf=C3=A9?= | Subject: [shop] =?utf-8?q?caf=C3=A9?=",
                "Subject: | Subject: [shop]",
                "Subject: [shop] hello | Subject: [shop] hello",
                "Subject: Re: [shop] hello | Subject: Re: [shop] hello",
                "Subject: =?utf-8?q?=5Bshop=5D_x?= | Subject: =?utf-8?q?=5Bshop=5D_x?=",
                "Subject: a~ b | Subject: [shop] a~ b",
            })
    void tags(String before, String after) {
        String rest = "From: a@b~Subject: second~~body =?x~.~";
        assertThat(apply(before + "~" + rest, "shop")).isEqualTo((after + "~" + rest).replace("~", "\r\n"));
    }

    @Test
    void addsAMissingSubject() {
        assertThat(apply("From: a@b~~Subject: body~", "shop"))
                .isEqualTo("Subject: [shop]\r\nFrom: a@b\r\n\r\nSubject: body\r\n");
    }

    @Test
    void encodesWhatIsNotAscii() {
        for (String subject : new String[] {
            "hello", "=?utf-8?q?h=C3=A9?=", "héllo wörld ".repeat(12).strip()
        }) {
            Message tagged = SubjectTag.apply(Message.of("Subject: " + subject + "\n\nx\n"), "büro+漢字");
            HeaderField field =
                    Headers.read(tagged, MimeLimits.DEFAULT).first("Subject").orElseThrow();
            assertThat(field.text()).isEqualTo("[büro+漢字] " + EncodedWords.decode(subject));
            assertThat(field.raw().chars()).allMatch(c -> c < 127);
            for (String line : field.raw().lines().toList()) {
                assertThat(line.length()).isLessThanOrEqualTo(78);
            }
        }
    }

    @Test
    void foldsALongFirstLine() {
        String subject = "word ".repeat(14).strip();
        assertThat(apply("Subject: " + subject + "~~", "shop"))
                .isEqualTo("Subject: [shop]\r\n " + subject + "\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/signed; boundary=b | text/plain; protected-headers=\"v1\"",
                "multipart/signed; boundary=b | text/plain; hp=\"clear\"",
                "multipart/signed; boundary=b | message/rfc822; forwarded=no",
                "application/pkcs7-mime; smime-type=signed-data | -",
                "multipart/encrypted; boundary=b | application/pgp-encrypted",
            })
    void leavesProtectedHeadersAlone(String outer, String inner) {
        String mail = "Subject: x\nContent-Type: " + outer + "\n\n--b\nContent-Type: " + inner + "\n\nx\n--b--\n";
        Message message = Message.of(mail);
        assertThat(SubjectTag.apply(message, "shop")).isSameAs(message);
    }

    @Test
    void tagsWhatIsSignedWithoutItsHeader() {
        String mail = "Subject: x~Content-Type: multipart/signed; boundary=b~~--b~~x~--b--~";
        assertThat(apply(mail, "shop")).startsWith("Subject: [shop] x\r\n");
    }

    @Test
    void refusesInjection() {
        assertThatIllegalArgumentException().isThrownBy(() -> apply("Subject: x~~", "a\r\nBcc: b@c"));
    }

    private static String apply(String mail, String tag) {
        Message tagged = SubjectTag.apply(Message.of(mail.replace("~", "\r\n")), tag);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tagged.transferTo(out);
        assertThat(tagged.size()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }
}
