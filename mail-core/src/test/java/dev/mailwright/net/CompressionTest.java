package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.testing.Deflated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressionTest {

    @TempDir
    Path directory;

    @Test
    void bothDirectionsAreDeflated() throws IOException {
        Path file = Files.write(directory.resolve("file"), noise(300_000));
        try (SocketSample sample = new SocketSample(builder -> builder).open();
                SampleClient client = sample.client()) {
            assertThat(client.line()).isEqualTo("+hello");
            client.send("ECHO plain\r\nCOMPRESS\r\n");
            assertThat(client.line()).isEqualTo("+plain");
            assertThat(client.line()).isEqualTo("+compressed");
            client.socket = Deflated.over(client.socket);
            client.send("ECHO one\r\nCOMPRESS\r\nBLOCK two\r\nFILE " + file + "\r\n");
            assertThat(client.line()).isEqualTo("+one");
            assertThat(client.line()).isEqualTo("-no");
            assertThat(client.line()).isEqualTo("+blocked two");
            assertThat(client.socket.getInputStream().readNBytes(300_000)).isEqualTo(noise(300_000));
            assertThat(client.line()).isEqualTo("+sent");
            client.send("QUIT\r\n");
            assertThat(client.line()).isEqualTo("+bye");
            assertThat(client.line()).isEmpty();
        }
    }

    @Test
    void whatIsBehindTheCommandIsTakenAsCompressed() throws IOException {
        EmbeddedSample sample = new EmbeddedSample();
        sample.said();
        String deflated = new String(Deflated.of("ECHO early\r\n"), StandardCharsets.ISO_8859_1);
        assertThat(sample.send("COMPRESS\r\n" + deflated).said()).startsWith("+compressed\r\n");
        assertThat(sample.dialogue().turns).isEqualTo(2);
    }

    @Test
    void cutAnywhereTheSameIsHandled() throws IOException {
        String deflated = new String(
                Deflated.of("ECHO one\r\nBYTES 70000\r\n" + "x".repeat(70_000)), StandardCharsets.ISO_8859_1);
        for (int cut = 0; cut <= deflated.length(); cut++) {
            EmbeddedSample sample = new EmbeddedSample().send("COMPRESS\r\n");
            sample.send(deflated.substring(0, cut)).send(deflated.substring(cut));
            sample.said();
            assertThat(sample.protocol.uploads).hasValue(1);
            assertThat(sample.dialogue().uploading).isFalse();
        }
    }

    @Test
    void whatDoesNotInflateEndsTheConnection() {
        EmbeddedSample sample = new EmbeddedSample().send("COMPRESS\r\n");
        sample.send("ECHO plain\r\n").said();
        assertThat(sample.channel.isActive()).isFalse();
        assertThat(sample.protocol.endings).containsExactly(Ending.PEER);
    }

    @Test
    void whatExpandsTooFarEndsTheConnection() throws IOException {
        EmbeddedSample sample = new EmbeddedSample().send("COMPRESS\r\n");
        byte[] bomb = Deflated.of("BYTES 80000000\r\n" + "x".repeat(80_000_000));
        assertThat(bomb.length).isLessThan(100_000);
        sample.send(new String(bomb, StandardCharsets.ISO_8859_1)).said();
        assertThat(sample.channel.isActive()).isFalse();
        assertThat(sample.dialogue().uploading).isTrue();
        assertThat(sample.protocol.endings).containsExactly(Ending.PEER);
    }

    @Test
    void whatExpandsWithinReasonIsTaken() throws IOException {
        EmbeddedSample sample = new EmbeddedSample().send("COMPRESS\r\n");
        byte[] large = Deflated.of("BYTES 30000000\r\n" + "x".repeat(30_000_000));
        assertThat(sample.send(new String(large, StandardCharsets.ISO_8859_1)).said())
                .isNotEmpty();
        assertThat(sample.dialogue().uploading).isFalse();
    }

    private static byte[] noise(int length) {
        byte[] octets = new byte[length];
        new Random(7).nextBytes(octets);
        return octets;
    }
}
