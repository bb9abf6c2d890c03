import dev.mailwright.MailServer;
import dev.mailwright.directory.Password;
import dev.mailwright.imap.Imap;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.maildir.Durability;
import dev.mailwright.store.maildir.MaildirStore;
import java.nio.file.Path;

/**
 * The server that is measured: SMTP and IMAP over a maildir, with accounts {@code user}, {@code m10k}, {@code m100k} and
 * {@code mx0} to {@code mx49} at {@code bench.test}, all with the password {@code pass}.
 */
final class BenchServer {

    private static final int MANY = 50;

    private BenchServer() {}

    /** {@code DIR SAFE|STRICT|NONE SMTP-PORT IMAP-PORT}. */
    public static void main(String[] args) throws InterruptedException {
        MailServer server = MailServer.builder()
                .hostname("mx.bench.test")
                .store(MaildirStore.at(Path.of(args[0]))
                        .durability(Durability.valueOf(args[1])))
                .postmaster("user@bench.test")
                .accounts(a -> {
                    for (String name : new String[] {"user", "m1k", "m10k", "m10ks", "m100k", "m1m"}) {
                        a.account(name + "@bench.test", Password.of("pass"));
                    }
                    for (int i = 0; i < MANY; i++) {
                        a.account("mx" + i + "@bench.test", Password.of("pass"));
                    }
                })
                .add(Smtp.inbound().listen("127.0.0.1", Integer.parseInt(args[2])))
                .add(Imap.server().listen("127.0.0.1", Integer.parseInt(args[3])))
                .build()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
