package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.message.Message;
import dev.mailwright.store.Criteria;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Narrowed;
import dev.mailwright.store.TextIndex;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextIndexTest {

    private static final EmailAddress JOHN = EmailAddress.of("john@x.test");

    @TempDir
    Path spool;

    @Test
    void candidatesAreLookedAtAndExactOnesBelieved() throws IOException {
        List<Criteria> asked = Collections.synchronizedList(new ArrayList<>());
        TextIndex index = (account, mailbox, criteria) -> {
            asked.add(criteria);
            return criteria instanceof Criteria.BodyContains body && body.text().equals("believed")
                    ? new Narrowed(Optional.of(UidSet.of(2)), true)
                    : new Narrowed(Optional.of(UidSet.of(1, 2)), false);
        };
        assertThat(search(index, "SEARCH BODY body", "SEARCH BODY believed", "SEARCH FLAGGED"))
                .containsExactly("* SEARCH 1 2", "* SEARCH 2", "* SEARCH");
        assertThat(asked).containsExactly(new Criteria.BodyContains("body"), new Criteria.BodyContains("believed"));
    }

    @Test
    void oneThatFailsCostsTimeAlone(ExpectedLogs logs) throws IOException {
        logs.error("the text index failed");
        TextIndex broken = (account, mailbox, criteria) -> {
            throw new IllegalStateException("no index today");
        };
        assertThat(search(broken, "SEARCH BODY body")).containsExactly("* SEARCH 1 2 3");
    }

    private List<String> search(TextIndex index, String... commands) throws IOException {
        try (MailServer server = MailServer.builder()
                .hostname("mx.x.test")
                .localDomain("x.test")
                .postmaster("john@x.test")
                .accounts(a -> a.account("john@x.test", Password.of("secret")))
                .store(MemoryStore.create())
                .spool(spool)
                .add(Imap.server().listen("127.0.0.1", 0).textIndex(index))
                .build()
                .start()) {
            for (int i = 1; i <= 3; i++) {
                byte[] octets = ("Subject: " + i + "\r\n\r\nbody\r\n").getBytes(StandardCharsets.US_ASCII);
                try (Message message = Message.of(octets)) {
                    server.mailboxes().append(JOHN, MailboxName.INBOX, message, Set.of());
                }
            }
            return answers(server.service(Imap.SERVER).port(), commands);
        }
    }

    private static List<String> answers(int port, String... commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            StringBuilder all = new StringBuilder("a LOGIN john@x.test secret\r\na SELECT INBOX\r\n");
            for (String command : commands) {
                all.append("a ").append(command).append("\r\n");
            }
            all.append("a LOGOUT\r\n");
            socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith("* SEARCH"))
                    .toList();
        }
    }
}
