import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.imap.Imap;
import dev.mailwright.pop3.Pop3;
import dev.mailwright.store.maildir.MaildirStore;
import java.nio.file.Path;

/** The server that is measured: IMAP and POP3 over maildirs, users {@code mail} and {@code folders} at {@code bench.test}. */
final class AccessServer {

    private AccessServer() {}

    /** {@code DIR IMAP-PORT POP3-PORT}. */
    public static void main(String[] args) throws InterruptedException {
        MailServer server = MailServer.builder()
                .hostname("mx.bench.test")
                .store(MaildirStore.at(Path.of(args[0])).separator('.'))
                .postmaster("mail@bench.test")
                .limits(limits -> limits.exempt("127.0.0.0/8"))
                .accounts(a -> a.account("mail@bench.test", Password.of("pass"))
                        .account("folders@bench.test", Password.of("pass")))
                .add(Imap.server().listen("127.0.0.1", Integer.parseInt(args[1])))
                .add(Pop3.server().listen("127.0.0.1", Integer.parseInt(args[2])))
                .build()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
