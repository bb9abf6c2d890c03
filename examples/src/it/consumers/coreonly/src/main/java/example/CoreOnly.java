package example;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.memory.MemoryStore;

/** A server without listeners needs no network library and no Bouncy Castle. */
public final class CoreOnly {
    private CoreOnly() {}

    public static void main(String[] args) {
        try (MailServer server = MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .postmaster("john@example.com")
                .accounts(a -> a.account("john@example.com", Password.of("secret")))
                .build()
                .start()) {
            server.submit(
                    Envelope.from("app@example.com").to("john@example.com"), Message.of("Subject: hello\n\nworld\n"));
            EmailAddress john = EmailAddress.of("john@example.com");
            System.out.println(
                    "stored " + server.mailboxes().list(john, MailboxName.INBOX).size());
            absent("io.netty.channel.Channel");
            absent("org.bouncycastle.crypto.Digest");
        }
    }

    private static void absent(String type) {
        try {
            Class.forName(type);
            throw new IllegalStateException(type + " is on the class path");
        } catch (ClassNotFoundException expected) {
            System.out.println("without " + type);
        }
    }
}
