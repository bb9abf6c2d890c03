package dev.mailwright.imap.fetch;

import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** One IMAP session of a real Dovecot, already logged in, that reads all its commands from a pipe. */
public final class DovecotImap {

    private static final Path IMAP = Path.of("/usr/lib/dovecot/imap");

    private final Path directory;

    /** @param directory empty, its own */
    public DovecotImap(Path directory) {
        Assumptions.assumeTrue(Files.isExecutable(IMAP), "Dovecot is not installed");
        this.directory = directory;
    }

    /** Everything that it says, octets as chars 0 to 255. */
    public String ask(byte[] commands) throws IOException {
        Ran ran = program().input(commands).within(Duration.ofMinutes(5)).run();
        return new String(ran.bytes(), StandardCharsets.ISO_8859_1);
    }

    /** Without a server, and not as root, which it refuses. */
    private RunProgram program() throws IOException {
        String user = System.getProperty("user.name");
        String home = directory.toString();
        String settings = "mail_location = maildir:" + home + "/mail\nbase_dir = " + home + "/run\nssl = no\n"
                + "log_path = /dev/stderr\nstats_writer_socket_path =\n"
                + "namespace inbox {\n  inbox = yes\n  separator = /\n}\n";
        if (user.equals("root")) {
            user = "nobody";
            settings += "mail_uid = nobody\nmail_gid = nogroup\nfirst_valid_uid = 0\nfirst_valid_gid = 0\n";
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Path conf = Files.writeString(directory.resolve("dovecot.conf"), settings);
        return RunProgram.of("sh", "-c", "cat | " + IMAP + " -c " + conf + " | cat")
                .environment("USER", user)
                .environment("HOME", home);
    }
}
