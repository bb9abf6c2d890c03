package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageSpoolTest {

    @TempDir
    Path directory;

    @Test
    void keepsASmallMessageInMemory() {
        try (MessageSpool spool = MessageSpool.in(directory, 10)) {
            write(spool, "0123456789");
            Message message = spool.finish();
            assertThat(message.file()).isEmpty();
            assertThat(text(message)).isEqualTo("0123456789");
            assertThat(files()).isZero();
        }
    }

    @Test
    void movesToAPrivateFileBeyondTheMark() throws IOException {
        try (MessageSpool spool = MessageSpool.in(directory, 10)) {
            write(spool, "0123456789");
            assertThat(files()).isZero();
            write(spool, "x");
            write(spool, "yz");
            assertThat(spool.size()).isEqualTo(13);
            try (Message message = spool.finish()) {
                Path file = message.file().orElseThrow();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(message.size()).isEqualTo(13);
                assertThat(text(message)).isEqualTo("0123456789xyz");
                assertThat(text(message)).isEqualTo("0123456789xyz");
                spool.close();
                assertThat(file).exists();
                message.close();
            }
            assertThat(files()).isZero();
        }
    }

    @Test
    void leavesNothingWhenAborted() {
        MessageSpool spool = MessageSpool.in(directory, 0);
        write(spool, "x");
        assertThat(files()).isEqualTo(1);
        spool.close();
        spool.close();
        assertThat(files()).isZero();
        assertThatThrownBy(() -> write(spool, "y")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesTheDiskWhenItFails() {
        try (MessageSpool spool = MessageSpool.in(directory.resolve("missing"), 0)) {
            assertThatThrownBy(() -> write(spool, "x")).isInstanceOf(MessageIoException.class);
        }
    }

    @Test
    void cleansWhatAKilledProcessLeft() throws IOException {
        MessageSpool lost = MessageSpool.in(directory, 0);
        write(lost, "x");
        Path other = Files.createFile(directory.resolve("other"));
        MessageSpool.clean(directory);
        assertThat(files()).isEqualTo(1);
        assertThat(other).exists();
        lost.close();
    }

    @Test
    void givesTheSameBytesHoweverTheyAreCut() {
        byte[] bytes = new byte[200];
        Random random = new Random(3);
        random.nextBytes(bytes);
        for (int round = 0; round < 50; round++) {
            try (MessageSpool spool = MessageSpool.in(directory, random.nextInt(250))) {
                for (int at = 0; at < bytes.length; ) {
                    int length = Math.min(bytes.length - at, 1 + random.nextInt(60));
                    spool.write(bytes, at, length);
                    at += length;
                }
                try (Message message = spool.finish()) {
                    assertThat(bytes(message)).isEqualTo(bytes);
                }
            }
        }
        assertThat(files()).isZero();
    }

    private static void write(MessageSpool spool, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        spool.write(bytes, 0, bytes.length);
    }

    private static String text(Message message) {
        return new String(bytes(message), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Message message) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        message.transferTo(copy);
        try (InputStream in = message.open()) {
            assertThat(in.readAllBytes()).isEqualTo(copy.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy.toByteArray();
    }

    private long files() {
        try (Stream<Path> list = Files.list(directory)) {
            return list.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
