package dev.mailwright.directory;

import java.util.List;

/** Makes one directory of several. */
public final class Directories {

    private Directories() {}

    /**
     * Asks several directories in their order.
     *
     * <ul>
     *   <li>a domain is ours when one of them has it
     *   <li>aliases and accounts of all count; of two with the same address the one of the earlier directory does
     *   <li>a login is decided by the first directory that has an account of that name, or else that lets it in
     *   <li>SCRAM is offered when all of them can do it, the other mechanisms when one can
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
