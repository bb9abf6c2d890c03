package dev.mailwright.examples.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.MailServer;
import dev.mailwright.store.memory.MemoryStore;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private final MailServer server = MailServer.builder()
            .hostname("mail.example.com")
            .store(MemoryStore.create())
            .build()
            .start();

    private final List<String> heard = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private ControlSocket socket;

    private static ControlCommand command(String name, Body body) {
        return new ControlCommand() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int run(MailServer on, List<String> arguments, ControlOutput out) throws Exception {
                return body.run(arguments, out);
            }
        };
    }

    private interface Body {
        int run(List<String> arguments, ControlOutput out) throws Exception;
    }

    @BeforeEach
    void open() throws IOException {
        socket = open(List.of(
                command("echo", (arguments, out) -> {
                    arguments.forEach(out::line);
                    out.complaint("done\nreally");
                    return 3;
                }),
                command("fail", (arguments, out) -> {
                    throw new IOException("the disk is full");
                })));
    }

    private ControlSocket open(List<ControlCommand> commands) throws IOException {
        return ControlSocket.open(file(), server, commands);
    }

    private Path file() {
        return temp.resolve("control.sock");
    }

    @AfterEach
    void close() {
        socket.close();
        server.close();
    }

    private OptionalInt call(String... words) throws IOException {
        return new ControlClient(file()).call(List.of(words), new ControlOutput() {
            @Override
            public void line(String text) {
                heard.add("out " + text);
            }

            @Override
            public void complaint(String text) {
                heard.add("err " + text);
            }
        });
    }

    @Test
    void carriesWordsThereAndLinesBack() throws IOException {
        assertThat(call("echo", "a b", "", "M\u00fcller\n+%", "--x=1")).hasValue(3);
        assertThat(heard)
                .containsExactly("out a b", "out M\u00fcller", "out +%", "out --x=1", "err done", "err really");
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var all = Files.list(temp)) {
            assertThat(all).containsExactly(file());
        }
    }

    @Test
    void tellsOfFailuresByTheirMessage() throws IOException {
        assertThat(call("fail")).hasValue(1);
        assertThat(call("unknown")).hasValue(2);
        assertThat(heard)
                .containsExactly(
                        "err IOException: the disk is full", "err this server does not know the command unknown");
    }

    @Test
    void replacesASocketThatAKilledServerLeft() throws IOException {
        Path left = temp.resolve("left");
        Files.move(file(), left);
        socket.close();
        Files.move(left, file());
        assertThat(call("echo")).as("nobody listens").isEmpty();
        socket = open(List.of(command("again", (arguments, out) -> 0)));
        assertThat(call("again")).hasValue(0);
    }

    @Test
    void closedItIsNotThere() throws IOException {
        socket.close();
        assertThat(file()).doesNotExist();
        assertThat(call("echo")).isEmpty();
    }

    @Test
    void outlivesCallersThatGoAndRequestsWithoutEnd() throws IOException {
        try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(file()))) {
            silent.write(ByteBuffer.wrap("echo".getBytes(StandardCharsets.US_ASCII)));
        }
        try (SocketChannel gone = SocketChannel.open(UnixDomainSocketAddress.of(file()))) {
            gone.write(ByteBuffer.wrap("echo a b c\n".getBytes(StandardCharsets.US_ASCII)));
        }
        try (SocketChannel wrong = SocketChannel.open(UnixDomainSocketAddress.of(file()))) {
            wrong.write(ByteBuffer.wrap("%zz\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(100);
            while (wrong.read(answer) >= 0) {
                // until it ends
            }
            assertThat(new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII))
                    .isEqualTo("-this is no request\n=2\n");
        }
        assertThat(call("echo")).hasValue(3);
    }

    @Test
    void refusesAPathThatIsTooLong() {
        Path deep = temp.resolve("d".repeat(120)).resolve("control.sock");
        assertThatThrownBy(() -> ControlSocket.open(deep, server, List.of())).isInstanceOf(IOException.class);
    }
}
