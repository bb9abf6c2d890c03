package dev.mailwright.examples.crash;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.imap.Imap;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.maildir.MaildirStore;
import java.nio.file.Path;

/** A server over a maildir that prints its ports and then serves until it is killed. */
final class KilledServer {

    private KilledServer() {}

    public static void main(String[] args) throws InterruptedException {
        MailServer server = MailServer.builder()
                .hostname("mail.example.com")
                .store(MaildirStore.at(Path.of(args[0])))
                .postmaster("john@example.com")
                .accounts(a -> a.account("john@example.com", Password.of("secret"))
                        .account("mary@example.com", Password.of("secret"))
                        .account(Ledger.ACCOUNT + "@example.com", Password.of("secret"))
                        .account(LargeMailbox.ACCOUNT + "@example.com", Password.of("secret"))
                        .alias("both@example.com", "john", "mary"))
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .add(Imap.server().listen("127.0.0.1", 0))
                .build()
                .start();
        System.out.println("ports " + server.service(Smtp.INBOUND).port() + " "
                + server.service(Imap.SERVER).port());
        Thread.currentThread().join();
    }
}
