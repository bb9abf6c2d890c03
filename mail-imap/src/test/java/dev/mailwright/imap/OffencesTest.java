package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.pop3.Pop3;
import dev.mailwright.store.memory.MemoryStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors count against an address, whichever protocol it makes them in. */
class OffencesTest {

    @TempDir
    Path spool;

    @Test
    void whoErrsTooOftenIsTurnedAwayByBoth() throws IOException {
        try (MailServer server = MailServer.builder()
                .hostname("mx.x.test")
                .localDomain("x.test")
                .postmaster("john@x.test")
                .accounts(a -> a.account("john@x.test", Password.of("secret")))
                .store(MemoryStore.create())
                .spool(spool)
                .limits(limits -> limits.offences(6, Duration.ofHours(1)))
                .add(Imap.server().listen("127.0.0.1", 0))
                .add(Pop3.server().listen("127.0.0.1", 0))
                .build()
                .start()) {
            int imap = server.service(Imap.SERVER).port();
            int pop3 = server.service(Pop3.SERVER).port();
            assertThat(say(imap, "a X\r\nb X\r\nc X\r\nd LOGOUT\r\n")).startsWith("* OK");
            assertThat(say(pop3, "X\r\nX\r\nQUIT\r\n")).startsWith("+OK");
            assertThat(say(imap, "a LOGOUT\r\n")).startsWith("* OK");
            assertThat(say(pop3, "X\r\nQUIT\r\n")).startsWith("+OK");
            assertThat(say(imap, "")).startsWith("* BYE [LIMIT]");
            assertThat(say(pop3, "")).startsWith("-ERR [SYS/TEMP]");
        }
    }

    private static String say(int port, String lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String greeting = in.readLine();
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
            while (in.readLine() != null) {}
            return greeting;
        }
    }
}
