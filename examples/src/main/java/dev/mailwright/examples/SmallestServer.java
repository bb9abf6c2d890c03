package dev.mailwright.examples;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.imap.Imap;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.maildir.MaildirStore;
import java.nio.file.Path;

/** The smallest useful server: one account, mail comes by SMTP, stays in a maildir and is read by IMAP. */
public final class SmallestServer {

    private SmallestServer() {}

    /** Starts it on free ports of this machine; close it to stop it. */
    public static MailServer start(Path mail) {
        return MailServer.builder()
                .hostname("mail.example.com")
                .store(MaildirStore.at(mail))
                .accounts(a ->
                        a.account("john@example.com", Password.of("secret")).alias("postmaster@example.com", "john"))
                .add(Smtp.inbound().listen("localhost", 0))
                .add(Imap.server().listen("localhost", 0))
                .build()
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        MailServer server = start(Path.of(args[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("smtp " + server.service(Smtp.INBOUND).port());
        System.out.println("imap " + server.service(Imap.SERVER).port());
        Thread.currentThread().join(); // no thread of a server keeps the process alive
    }
}
