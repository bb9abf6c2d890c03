package example;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.imap.Imap;
import dev.mailwright.pop3.Pop3;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.maildir.MaildirStore;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        try (MailServer server = MailServer.builder()
                .hostname("mail.example.com")
                .localDomain("example.com")
                .store(MaildirStore.at(Path.of("mail")))
                .postmaster("john@example.com")
                .accounts(a ->
                        a.account("john@example.com", Password.of("secret")).alias("info@example.com", "john"))
                .subaddressing(s -> s.delimiter('+').defaultMode(TaggedMail.SUBFOLDER))
                .add(Smtp.inbound().listen(0))
                .add(Imap.server().listen(0))
                .add(Pop3.server().listen(0))
                .build()
                .start()) {
            say(server.service(Smtp.INBOUND).port(), "220 mail.example.com");
            say(server.service(Imap.SERVER).port(), "* OK");
            say(server.service(Pop3.SERVER).port(), "+OK");
            System.out.println("ready");
        }
    }

    private static void say(int port, String greeting) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = in.readLine();
            if (!line.startsWith(greeting)) {
                throw new IllegalStateException("greeted with " + line);
            }
        }
    }
}
