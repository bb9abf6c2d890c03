package dev.mailwright.examples.crash;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.fetch.Fetch;
import dev.mailwright.fetch.FetchAccount;
import dev.mailwright.fetch.FetchEngine;
import dev.mailwright.fetch.PollResult;
import dev.mailwright.store.maildir.MaildirStore;
import java.nio.file.Path;
import java.util.List;

/** A server that fetches from Dovecot over both protocols, until it is killed or, when told so, until nothing is left. */
final class FetchingServer {

    static final String ACCOUNT = "john@example.com";

    private FetchingServer() {}

    static MailServer server(Path directory, int imap, int pop3) {
        return MailServer.builder()
                .hostname("mail.example.com")
                .localDomain("example.com")
                .store(MaildirStore.at(directory))
                .accounts(a -> a.account(ACCOUNT, Password.of("secret")))
                .postmaster(ACCOUNT)
                .add(Fetch.engine(
                        account(Fetch.imap("imap", "127.0.0.1").port(imap), "u@ex.org"),
                        account(Fetch.pop3("pop3", "127.0.0.1").port(pop3), "v@ex.org")))
                .build();
    }

    private static FetchAccount account(FetchAccount kind, String user) {
        return kind.withoutTls()
                .privateNetwork()
                .login(user, "secret")
                .deliverTo(ACCOUNT)
                .batch(10)
                .disabled();
    }

    /** {@code DIRECTORY IMAP-PORT POP3-PORT for-ever|until-empty}. */
    public static void main(String[] args) {
        try (MailServer server = server(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]))
                .start()) {
            System.out.println("ready");
            FetchEngine engine = server.service(Fetch.ENGINE);
            boolean left = true;
            while (left || args[3].equals("for-ever")) {
                left = false;
                for (String name : List.of("imap", "pop3")) {
                    PollResult result = engine.poll(name).toCompletableFuture().join();
                    left |= !result.isSuccess() || result.delivered() + result.deleted() > 0;
                }
            }
        }
    }
}
