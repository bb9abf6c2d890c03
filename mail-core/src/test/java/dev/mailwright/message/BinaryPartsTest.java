package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryPartsTest {

    @TempDir
    Path spool;

    private String encoded(byte[] message) {
        try (Message text = BinaryParts.encode(Message.of(message), spool)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            text.transferTo(out);
            return out.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] join(Object... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object piece : pieces) {
            out.writeBytes(
                    piece instanceof byte[] octets ? octets : piece.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    @Test
    void aMessageOfLinesStaysTheSame() {
        try (Message message = Message.of("Subject: s\r\n\r\nbody\r\n")) {
            assertThat(BinaryParts.encode(message, spool)).isSameAs(message);
        }
    }

    @Test
    void aBinaryBodyBecomesBase64() {
        byte[] octets = noise(200);
        String text = encoded(
                join("Content-Type: image/png\r\nContent-Transfer-Encoding:\r\n binary\r\nSubject: s\r\n\r\n", octets));
        String head = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nSubject: s\r\n\r\n";
        assertThat(text).startsWith(head).endsWith("\r\n");
        assertThat(Base64.getMimeDecoder().decode(text.substring(head.length())))
                .isEqualTo(octets);
    }

    @Test
    void onlyBinaryLeavesChangeAndWhatHoldsThemSays8bit() {
        byte[] octets = join(noise(57), "\n.\n", noise(500));
        String text = encoded(join(
                "Content-Type: multipart/mixed; boundary=b\r\ncontent-transfer-encoding: BINARY\r\n\r\n--b\r\n",
                "Content-Transfer-Encoding: 8bit\r\n\r\ntext \u00e4\r\n--b\r\n",
                "Content-Transfer-Encoding: binary\r\n\r\n",
                octets,
                "\r\n--b\r\nContent-Transfer-Encoding: binary\r\n\r\n\r\n--b--\r\nend\r\n"));
        String wanted = "Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: 8bit\r\n\r\n--b\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\ntext \u00e4\r\n--b\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(octets)
                + "\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\n\r\n--b--\r\nend\r\n";
        assertThat(text).isEqualTo(wanted);
    }

    @Test
    void aMessageInsideIsTakenApart() {
        String text = encoded(join(
                "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: binary\r\n\r\n",
                "Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n",
                new byte[] {0, 10, 13}));
        String head = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
        String inner = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAoN\r\n";
        assertThat(text).isEqualTo(head + inner);
    }
}
