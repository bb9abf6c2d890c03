package dev.mailwright.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.MailServer;
import dev.mailwright.examples.OwnUserTable.Nickname;
import dev.mailwright.examples.OwnUserTable.User;
import dev.mailwright.examples.OwnUserTable.Users;
import dev.mailwright.imap.Imap;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.memory.MemoryStore;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class OwnUserTableTest {

    private final Map<String, User> table = new ConcurrentHashMap<>();

    @Test
    void whoeverIsInTheTableHasMail() throws Exception {
        table.put("mary@example.com", new User(7, "mary@example.com"));
        try (MailServer server = start()) {
            int smtp = server.service(Smtp.INBOUND).port();
            int imap = server.service(Imap.SERVER).port();
            Clients.send(smtp, "a@elsewhere.example", "all@example.com", "by her nickname");
            assertThat(Clients.subjects(imap, "mary@example.com", "open sesame"))
                    .containsExactly("by her nickname");
            assertThatThrownBy(() -> Clients.subjects(imap, "mary@example.com", "guess"))
                    .isInstanceOf(AuthenticationFailedException.class);

            table.remove("mary@example.com");
            assertThatThrownBy(() -> Clients.send(smtp, "a@elsewhere.example", "mary@example.com", "too late"))
                    .isInstanceOf(SendFailedException.class)
                    .hasStackTraceContaining("550");

            table.put("mary.jones@example.com", new User(7, "mary.jones@example.com"));
            assertThat(Clients.subjects(imap, "mary.jones@example.com", "open sesame"))
                    .containsExactly("by her nickname");
        }
    }

    private MailServer start() {
        return MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .directory(new OwnUserTable(new InMemory(table)))
                .add(Smtp.inbound().listen("localhost", 0))
                .add(Imap.server().listen("localhost", 0))
                .build()
                .start();
    }

    private record InMemory(Map<String, User> table) implements Users {

        @Override
        public boolean hosts(String domain) {
            return domain.equals("example.com");
        }

        @Override
        public List<User> withAddressIn(Collection<String> addresses) {
            return addresses.stream()
                    .flatMap(address -> Optional.ofNullable(table.get(address)).stream())
                    .toList();
        }

        @Override
        public List<Nickname> nicknamesIn(Collection<String> names) {
            return names.contains("all@example.com")
                    ? List.of(new Nickname("all@example.com", Set.of("mary@example.com")))
                    : List.of();
        }

        @Override
        public Optional<User> authenticate(String login, String password) {
            return password.equals("open sesame") ? Optional.ofNullable(table.get(login)) : Optional.empty();
        }
    }
}
