package dev.mailwright.directory.file;

import dev.mailwright.directory.Directories;
import dev.mailwright.directory.Directory;
import dev.mailwright.testing.directory.DirectoryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** All three files together, as on a box that is taken over. */
class FileDirectoryContractTest extends DirectoryContract {

    @TempDir
    private Path directory;

    @Override
    protected Directory directory() {
        Path users = write("users", """
                # accounts
                john@example.com:{PLAIN}%s:1000:1000::/home/john::
                Mary@example.com:{SSHA256}xM3r3QNoQQOYnrO10JHxRdo5eEutuK77os/KhV8lYtj4muv4
                zoe@example.org:{PLAIN}z
                """.replace("%s", PASSWORD));
        Path virtual = write("virtual", """
                # aliases
                @example.org   zoe
                """);
        Path aliases = write("aliases", "info: john,\n   mary@elsewhere.example\n");
        return Directories.firstOf(
                Directories.passwdFile(users),
                Directories.virtual(virtual),
                Directories.aliases5(aliases, "example.com"));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
