package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "utf-8 | base64 | Y2Fm~w6kK | café^",
                "utf-8 | BASE64 | Y2Fmw6k | café",
                "utf-8 | base64 | !Y2Fm*w6k= | café",
                "utf-8 | base64 | YQ==YQ== | aa",
                "iso-8859-1 | quoted-printable | caf=E9 =~x=3d | café x=",
                "utf-8 | quoted-printable | caf=c3=a9  ~x | café~x",
                "utf-8 | quoted-printable | a=zz=1 b= 41=  ~c= | a=zz=1 b= 41c",
                "no-such | 8bit | caf\u00e9 | caf\u00e9",
                "utf-8 | x-unknown | a=20 | a=20",
            })
    void decodes(String charset, String encoding, String body, String text) throws IOException {
        String mail =
                "Content-Type: text/plain; charset=" + charset + "\nContent-Transfer-Encoding: " + encoding + "\n\n";
        Message message = Message.of(mail + body.replace("~", "\n"));
        assertThat(text(message)).isEqualTo(text.replace("~", "\r\n").replace("^", "\n"));
    }

    private static String text(Message message) throws IOException {
        MimePart part = MimeScanner.scan(message, MimeLimits.DEFAULT).root();
        StringWriter out = new StringWriter();
        try (Reader reader = PartText.reader(part, PartText.body(message, part))) {
            reader.transferTo(out);
        }
        return out.toString();
    }

    @Test
    void readsOnePartOnly() throws IOException {
        Message message = Message.of("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n");
        MimePart root = MimeScanner.scan(message, MimeLimits.DEFAULT).root();
        try (InputStream in = PartText.body(message, root.children().get(0))) {
            assertThat(in.available()).isEqualTo(3);
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("one");
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void decodesBase64AsTheJdkDoes() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            byte[] encoded = Base64.getMimeEncoder().encode(bytes);
            try (InputStream in = new Base64InputStream(new ByteArrayInputStream(encoded))) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        }
    }
}
