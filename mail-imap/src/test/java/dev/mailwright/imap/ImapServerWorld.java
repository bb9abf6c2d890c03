package dev.mailwright.imap;

import dev.mailwright.DataSize;
import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.directory.password.Pbkdf2Hasher;
import dev.mailwright.net.Tls;
import dev.mailwright.store.MailStore;
import dev.mailwright.testing.Directories;
import dev.mailwright.transcript.Statement;
import dev.mailwright.transcript.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A whole server with IMAP alone over {@link StoredMail}. */
final class ImapServerWorld implements World {

    private final Path directory;
    private final StoredMail mail;
    private final MailServer server;

    private ImapServerWorld(Path directory, MailStore store, Tls certificate) {
        this.directory = directory;
        Random random = new Random(4711);
        MemoryDirectory accounts = MemoryDirectory.empty(new Pbkdf2Hasher(random, 1_000), random);
        this.mail = new StoredMail(store, accounts);
        this.server = MailServer.builder()
                .hostname("mx.x.test")
                .store(store)
                .directory(accounts)
                .postmaster("postmaster@x.test")
                .spool(directory.resolve("spool"))
                .maxMessageSize(DataSize.ofMebibytes(1))
                .tls(certificate)
                .add(Imap.server().listen("127.0.0.1", 0).listenTls("127.0.0.1", 0))
                .build()
                .start();
    }

    /** @param stores makes a store, given an empty directory */
    static ImapServerWorld over(Function<Path, MailStore> stores, Tls certificate) {
        try {
            Path directory = Files.createTempDirectory("imap-server");
            Path mail = Files.createDirectory(directory.resolve("mail"));
            return new ImapServerWorld(directory, stores.apply(mail), certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress plain() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.service(Imap.SERVER).port());
    }

    InetSocketAddress tls() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.service(Imap.SERVER).tlsPort());
    }

    void account(String address, String password) {
        mail.account(EmailAddress.of(address), List.of("account", address, password));
    }

    MailServer server() {
        return server;
    }

    @Override
    public void given(Statement statement) {
        mail.given(statement);
    }

    @Override
    public void then(Statement statement) {
        mail.then(statement);
    }

    @Override
    public void tick(Duration duration) {
        throw new UnsupportedOperationException("a real server has a real clock");
    }

    @Override
    public void close() {
        server.close();
        Directories.delete(directory);
    }
}
