package dev.mailwright.examples.crash;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.file.FileQueue;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.memory.MemoryStore;
import java.nio.file.Path;

/** A server that sends all its mail on, over a queue in files, prints its port and then serves until it is killed. */
final class RelayingServer {

    private RelayingServer() {}

    public static void main(String[] args) throws InterruptedException {
        MailServer server = MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .queue(FileQueue.at(Path.of(args[0])))
                .smarthost("127.0.0.1", Integer.parseInt(args[1]), Relay::plaintext)
                .postmaster("nobody@example.com")
                .accounts(a -> a.account("nobody@example.com", Password.of("secret"))
                        .alias("john@example.com", "john@elsewhere.example")
                        .alias("both@example.com", "john@elsewhere.example", "mary@further.example"))
                .add(Smtp.inbound().listen("127.0.0.1", 0))
                .build()
                .start();
        int port = server.service(Smtp.INBOUND).port();
        System.out.println("ports " + port + " " + port);
        Thread.currentThread().join();
    }
}
