package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.net.Tls;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.testing.Deflated;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COMPRESS over a socket: what a client that inflates sees (RFC 4978). */
class CompressTest {

    @TempDir
    Path certificates;

    @Test
    void aMessageGoesInAndOutCompressed() throws IOException {
        try (ImapServerWorld world =
                ImapServerWorld.over(MaildirStore::at, Tls.selfSigned(certificates, "localhost"))) {
            world.account("john@x.test", "secret");
            try (Socket socket =
                    new Socket(world.plain().getAddress(), world.plain().getPort())) {
                socket.setSoTimeout(10_000);
                assertThat(ask(socket, "a LOGIN john@x.test secret\r\n", "a ")).contains("a OK");
                assertThat(ask(socket, "b COMPRESS DEFLATE\r\n", "b ")).contains("b OK");
                Socket deflated = Deflated.over(socket);
                String message = "Subject: x\r\n\r\n" + "The same line again and again\r\n".repeat(10_000);
                ask(
                        deflated,
                        "c APPEND INBOX {" + message.length() + "+}\r\n" + message + "\r\nd SELECT INBOX\r\n",
                        "d ");
                assertThat(ask(deflated, "e FETCH 1 BODY[]\r\nf LOGOUT\r\n", "f "))
                        .contains("* 1 FETCH (BODY[] {" + message.length() + "}\r\n" + message)
                        .contains("* BYE");
            }
        }
    }

    private static String ask(Socket socket, String commands, String tag) throws IOException {
        socket.getOutputStream().write(commands.getBytes(StandardCharsets.ISO_8859_1));
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 1);
        StringBuilder said = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.startsWith(tag)) {
            said.append(line).append("\r\n");
            line = in.readLine();
        }
        return said.append(line).toString();
    }
}
