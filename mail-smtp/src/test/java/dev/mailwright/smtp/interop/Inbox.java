package dev.mailwright.smtp.interop;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.Message;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Uid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** What an account of a server has got. */
record Inbox(MailServer server, String address) {

    List<String> texts() {
        return server.mailboxes().list(EmailAddress.of(address), MailboxName.INBOX).stream()
                .map(this::text)
                .toList();
    }

    private String text(Uid uid) {
        try (Message message = server.mailboxes()
                        .read(EmailAddress.of(address), MailboxName.INBOX, uid)
                        .orElseThrow();
                InputStream in = message.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message with this text in it, as soon as it is there. */
    String await(String text) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> texts().stream().filter(t -> t.contains(text)).findFirst(), Optional::isPresent)
                .orElseThrow();
    }
}
