package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Angus Mail waits in IDLE and hears of new mail. */
class IdleIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @Test
    void newMailIsToldWhileIdling() throws Exception {
        try (ServerProcess server = ServerProcess.quickstart(temp.resolve("mail-data"), "--account=john:secret");
                Box box = Box.open(server.port("imap"), "john@example.com", "secret")) {
            IMAPFolder inbox = (IMAPFolder) box.folder("INBOX", Folder.READ_ONLY);
            BlockingQueue<Message> news = new LinkedBlockingQueue<>();
            inbox.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent event) {
                    news.addAll(List.of(event.getMessages()));
                }
            });
            Thread idler = new Thread(() -> idle(inbox), "idle");
            idler.start();
            Swaks.deliver(server.port("smtp"), "john@example.com", "first");
            Message first = news.poll(20, TimeUnit.SECONDS);
            idler.join(20_000);
            assertThat(first).isNotNull();
            assertThat(first.getSubject()).isEqualTo("first");
            inbox.close(false);
        }
    }

    private static void idle(IMAPFolder folder) {
        try {
            folder.idle(true);
        } catch (MessagingException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
