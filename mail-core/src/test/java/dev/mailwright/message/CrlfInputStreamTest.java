package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrlfInputStreamTest {

    /** The plain rule, octet by octet, against the buffered stream with any buffer and any read size. */
    @Test
    void agreesWithThePlainRuleHoweverItIsCut() throws IOException {
        Random random = new Random(5);
        String alphabet = "a\r\n";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(3)));
            }
            String expected = text.toString().replaceAll("(?<!\r)\n", "\r\n");
            byte[] source = text.toString().getBytes(StandardCharsets.US_ASCII);
            try (CrlfInputStream in = new CrlfInputStream(new ByteArrayInputStream(source), 1 + random.nextInt(6))) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                byte[] chunk = new byte[1 + random.nextInt(5)];
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    assertThat(n).isPositive();
                    out.write(chunk, 0, n);
                }
                assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(expected);
            }
        }
    }
}
