package dev.mailwright.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.testing.dovecot.Dovecot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever left mail on a Dovecot by POP3 does not get it twice when we take over its maildir. */
class AdoptedUidlIT {

    private static final String USER = "u@ex.org";

    @TempDir
    Path root;

    @Test
    void uniqueIdsAndSizesAreDovecots() throws IOException {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        assumeTrue(Dovecot.hasPop3(), "dovecot-pop3d is not installed");
        Path mail = Files.createDirectory(root.resolve("mail"));
        Dovecot.give(mail);
        List<String> theirs;
        try (Dovecot dovecot = new Dovecot(Files.createDirectory(root.resolve("dovecot")), mail)) {
            for (int i = 1; i <= 12; i++) {
                byte[] message = ("Subject: " + i + "\n\nline\r\nline\n").getBytes(StandardCharsets.US_ASCII);
                dovecot.ask(message, "save", "-m", "INBOX");
            }
            dovecot.ask("expunge", "mailbox", "INBOX", "uid", "3:5");
            theirs = listings(dovecot.pop3Port());
        }
        assertThat(theirs).hasSizeGreaterThan(18);
        assertThat(ours(mail)).isEqualTo(theirs);
        assertThat(ours(mail)).as("after a restart").isEqualTo(theirs);
    }

    private List<String> ours(Path mail) throws IOException {
        try (MailServer server = MailServer.builder()
                .hostname("mail.ex.org")
                .localDomain("ex.org")
                .postmaster(USER)
                .store(MaildirStore.at(mail).separator('.'))
                .accounts(a -> a.account(USER, Password.of("secret")))
                .add(Pop3.server().listen("127.0.0.1", 0))
                .build()
                .start()) {
            return listings(server.service(Pop3.SERVER).port());
        }
    }

    /** What UIDL and LIST say, their first lines left out. */
    private static List<String> listings(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("USER " + USER + "\r\nPASS secret\r\nUIDL\r\nLIST\r\nQUIT\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("+"))
                    .toList();
        }
    }
}
