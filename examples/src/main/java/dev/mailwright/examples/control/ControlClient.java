package dev.mailwright.examples.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Sends commands to a server through its {@link ControlSocket}. */
public final class ControlClient {

    private final Path file;

    public ControlClient(Path file) {
        this.file = file;
    }

    /**
     * Sends a command and hands on what is answered as it comes.
     *
     * @param words the name and the arguments
     * @return the exit code; empty when no server listens there
     * @throws IOException when the socket may not be used, or the answer breaks off
     */
    public OptionalInt call(List<String> words, ControlOutput out) throws IOException {
        if (Files.notExists(file)) {
            return OptionalInt.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            ByteBuffer request =
                    ByteBuffer.wrap((ControlLines.request(words) + "\n").getBytes(StandardCharsets.US_ASCII));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            return OptionalInt.of(read(channel, out));
        } catch (ConnectException nobody) {
            return OptionalInt.empty();
        } catch (SocketException refused) {
            throw new IOException("the server's socket " + file + " cannot be used: " + refused.getMessage(), refused);
        }
    }

    private static int read(SocketChannel channel, ControlOutput out) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            char kind = line.isEmpty() ? ' ' : line.charAt(0);
            if (kind == ControlLines.OUTPUT) {
                out.line(line.substring(1));
            } else if (kind == ControlLines.COMPLAINT) {
                out.complaint(line.substring(1));
            } else if (kind == ControlLines.END) {
                return Integer.parseInt(line.substring(1));
            }
        }
        throw new IOException("the server's answer broke off; its log may say why");
    }
}
