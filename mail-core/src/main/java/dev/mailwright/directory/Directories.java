package dev.mailwright.directory;

import dev.mailwright.directory.file.AliasFile;
import dev.mailwright.directory.file.PasswdFile;
import java.nio.file.Path;
import java.util.List;

/** Makes directories: of files in formats that people have, and one of several. */
public final class Directories {

    private Directories() {}

    /** Accounts in Dovecot's passwd-file format; see {@link PasswdFile} for what counts in it. Reads nothing yet. */
    public static PasswdFile passwdFile(Path path) {
        return PasswdFile.at(path);
    }

    /**
     * Aliases in the text of a Postfix virtual(5) table; see {@link AliasFile#virtual}. Names without a domain are in the
     * domain of their pattern. Reads nothing yet.
     */
    public static AliasFile virtual(Path path) {
        return AliasFile.virtual(path);
    }

    /**
     * Aliases in the text of an aliases(5) table; see {@link AliasFile#aliases5}. Reads nothing yet.
     *
     * @param domain where its names are
     */
    public static AliasFile aliases5(Path path, String domain) {
        return AliasFile.aliases5(path, domain);
    }

    /**
     * Asks several directories in their order.
     *
     * <ul>
     *   <li>a domain is ours when one of them has it
     *   <li>aliases and accounts of all count; of two with the same address the one of the earlier directory does
     *   <li>a login is decided by the first directory that has an account of that name, or else that lets it in
     *   <li>SCRAM is offered when all of them can do it that check logins at all, the other mechanisms when one can
     *   <li>one that is asked and cannot answer makes the whole answer unavailable
     * </ul>
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Directory firstOf(Directory... directories) {
        if (directories.length == 0) {
            throw new IllegalArgumentException("there is no directory to ask");
        }
        return directories.length == 1 ? directories[0] : new FirstOf(List.of(directories));
    }
}
