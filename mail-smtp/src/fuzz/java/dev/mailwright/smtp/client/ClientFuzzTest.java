package dev.mailwright.smtp.client;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What other servers answer, and what goes out to them. */
class ClientFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void replies(byte[] octets) {
        ReplyReader reader = new ReplyReader();
        try {
            for (String line : new String(octets, StandardCharsets.UTF_8).split("\r?\n", -1)) {
                reader.line(line).ifPresent(reply -> {
                    Features features = Features.of(reply);
                    if (features.maxSize() <= 0) {
                        throw new AssertionError("a size of " + features.maxSize());
                    }
                    features.mechanisms();
                    reply.toReply().toString();
                });
            }
        } catch (ReplyReader.GarbageException refused) {
            return;
        }
    }

    /** No CR or LF stands alone, and a dot only where it ends nothing; the first octet is where it is cut. */
    @FuzzTest(maxDuration = "1m")
    void body(byte[] octets) {
        if (octets.length < 2) {
            return;
        }
        byte[] message = Arrays.copyOfRange(octets, 1, octets.length);
        String whole = sent(message, message.length);
        if (!whole.equals(sent(message, (octets[0] & 0xff) % message.length))) {
            throw new AssertionError("depends on the cut");
        }
        if (whole.replace("\r\n", "").matches("(?s).*[\r\n].*") || ("\r\n" + whole).contains("\r\n.\r\n")) {
            throw new AssertionError("ends early: " + whole);
        }
    }

    private static String sent(byte[] message, int cut) {
        BodyText text = new BodyText(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.add(message, cut, out);
        byte[] rest = Arrays.copyOfRange(message, cut, message.length);
        text.add(rest, rest.length, out);
        text.end(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
