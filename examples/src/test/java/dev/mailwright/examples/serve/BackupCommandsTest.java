package dev.mailwright.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.examples.control.ControlSocket;
import dev.mailwright.imap.Imap;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A whole server goes into a snapshot and comes back on a machine that has nothing. */
class BackupCommandsTest {

    private static final String FILE = """
            hostname: mail.example.com
            postmaster: john@example.com
            mail: {directory: mail}
            files: {passwd: users, virtual: virtual}
            tls: {self-signed: {directory: tls, names: [localhost]}}
            services:
              imap: [{host: 127.0.0.1, port: 0}]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private final StringWriter said = new StringWriter();

    private Path home(String name) throws IOException {
        return Files.createDirectories(temp.resolve(name));
    }

    private Path settings() throws IOException {
        Path home = home("live");
        Files.writeString(home.resolve("users"), "john@example.com:{PLAIN}secret::::::\n");
        Files.writeString(home.resolve("virtual"), "team@example.com john@example.com\n");
        return Files.writeString(home.resolve("server.yaml"), FILE);
    }

    private int run(Object command, String... arguments) {
        PrintWriter out = new PrintWriter(said);
        CommandLine line = new CommandLine(command).setOut(out).setErr(out);
        line.setExecutionExceptionHandler((failure, at, parsed) -> {
            out.println(failure.getMessage());
            return 1;
        });
        return line.execute(arguments);
    }

    private Path newest() throws IOException {
        try (Stream<Path> found = Files.list(temp.resolve("snapshots"))) {
            return found.filter(p -> !p.getFileName().toString().startsWith("."))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static Store client(MailServer server) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.timeout", "20000");
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", server.service(Imap.SERVER).port(), "john@example.com", "secret");
        return store;
    }

    private static void fill(Store store) throws MessagingException {
        Folder work = store.getFolder("Work");
        work.create(Folder.HOLDS_MESSAGES);
        work.setSubscribed(true);
        for (int i = 0; i < 3; i++) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            message.setSubject("m" + i);
            message.setText("body " + i);
            message.setFlag(Flags.Flag.FLAGGED, i == 1);
            message.setFlags(new Flags("$label" + i), true);
            work.appendMessages(new Message[] {message});
        }
    }

    private static List<String> state(Store store) throws MessagingException {
        List<String> lines = new ArrayList<>();
        for (Folder folder : store.getDefaultFolder().list("*")) {
            folder.open(Folder.READ_ONLY);
            UIDFolder uids = (UIDFolder) folder;
            lines.add(folder.getFullName() + " " + uids.getUIDValidity() + " " + folder.isSubscribed());
            for (Message message : folder.getMessages()) {
                lines.add(uids.getUID(message) + " " + message.getSubject() + " " + message.getReceivedDate() + " "
                        + Arrays.toString(message.getFlags().getUserFlags()) + message.isSet(Flags.Flag.FLAGGED));
            }
            folder.close(false);
        }
        return lines;
    }

    @Test
    void aServerComesBackOnAnEmptyMachine() throws Exception {
        Path file = settings();
        ServerFile described = ServerFile.read(file);
        List<String> before;
        try (MailServer server = described.build().start();
                ControlSocket socket = ControlSocket.open(described.control(), server, ServerCommands.all());
                Store store = client(server)) {
            fill(store);
            before = state(store);
            assertThat(run(
                            new BackupCommand(),
                            file.toString(),
                            temp.resolve("snapshots").toString()))
                    .as(said.toString())
                    .isZero();
            assertThat(socket).isNotNull();
        }
        Path snapshot = newest();
        assertThat(run(new VerifyCommand(), snapshot.toString()))
                .as(said.toString())
                .isZero();
        Files.move(temp.resolve("live"), temp.resolve("lost"));
        assertThat(run(new RestoreFilesCommand(), snapshot.toString()))
                .as(said.toString())
                .isZero();
        assertThat(run(new RestoreCommand(), file.toString(), snapshot.toString(), "--all"))
                .as(said.toString())
                .isZero();
        try (MailServer server = ServerFile.read(file).build().start();
                Store store = client(server)) {
            assertThat(state(store)).isEqualTo(before);
            assertThat(server.explain(EmailAddress.of("team@example.com")).toString())
                    .contains("john@example.com");
            assertThat(Files.mismatch(temp.resolve("live/tls/key.pem"), temp.resolve("lost/tls/key.pem")))
                    .isEqualTo(-1);
        }
    }

    @Test
    void messagesComeBackIntoARunningServerAndOldSnapshotsGo() throws Exception {
        Path file = settings();
        String snapshots = temp.resolve("snapshots").toString();
        ServerFile described = ServerFile.read(file);
        try (MailServer server = described.build().start();
                ControlSocket socket = ControlSocket.open(described.control(), server, ServerCommands.all());
                Store store = client(server)) {
            fill(store);
            assertThat(run(new BackupCommand(), file.toString(), snapshots)).isZero();
            assertThat(run(new BackupCommand(), "--keep", "1", file.toString(), snapshots))
                    .isZero();
            assertThat(said.toString()).contains("deleted ");
            store.getFolder("Work").delete(true);
            String[] all = {file.toString(), newest().toString(), "--account", "john@example.com", "--folder", "Work"};
            assertThat(run(new RestoreCommand(), all)).as(said.toString()).isZero();
            assertThat(said.toString()).contains("john@example.com Work: 3 with their UIDs, 0 with new ones");
            assertThat(store.getFolder("Work").getMessageCount()).isEqualTo(3);
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void theDoctorFindsMendsAndRefusesWhileTheServerRuns() throws Exception {
        Path file = settings();
        try (MailServer server = ServerFile.read(file).build().start();
                Store store = client(server)) {
            fill(store);
            assertThat(run(new DoctorCommand(), file.toString())).isEqualTo(1);
            assertThat(said.toString()).contains("is in use by process");
        }
        assertThat(run(new DoctorCommand(), file.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).endsWith("all is well\n");
        Path subscriptions = temp.resolve("live/mail/example.com/john/subscriptions");
        Files.writeString(subscriptions, Files.readString(subscriptions) + "Nowhere\n");
        assertThat(run(new DoctorCommand(), file.toString())).isEqualTo(1);
        assertThat(run(new DoctorCommand(), "--repair", file.toString())).isZero();
        assertThat(said.toString()).contains("subscribed, but not there: [Nowhere] (repaired)");
        assertThat(run(new DoctorCommand(), file.toString())).isZero();
    }

    @Test
    void whatCannotBeIsSaid() throws Exception {
        Path file = settings();
        assertThat(run(new RestoreCommand(), file.toString(), temp.toString())).isEqualTo(2);
        assertThat(run(new RestoreCommand(), file.toString(), temp.toString(), "--all"))
                .isEqualTo(1);
        assertThat(said.toString())
                .contains("say --all or --account ADDRESS")
                .contains("is no snapshot that can be used");
        try (MailServer other = ServerFile.read(file).build().start()) {
            assertThat(run(
                            new BackupCommand(),
                            file.toString(),
                            temp.resolve("s").toString()))
                    .isEqualTo(1);
            assertThat(said.toString()).contains("is in use by process");
            assertThat(other.state()).isEqualTo(MailServer.State.RUNNING);
        }
    }
}
