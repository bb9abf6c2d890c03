package dev.mailwright.store.maildir;

import java.nio.file.Path;
import java.util.Optional;

/** Something that {@link Adopt} found and that its owner should know. Implemented by this library alone. */
public interface Finding {

    /** What sort of thing it is. Kinds are added in minor releases. */
    enum Kind {
        /** Nothing there looks like a maildir. */
        NO_MAILDIR,
        /** Mail in another format, or octets that Dovecot packed or encrypted. */
        OTHER_FORMAT,
        /** A Dovecot is at work. */
        DOVECOT_RUNS,
        /** A lock file, maybe one that was left. */
        LOCK,
        /** This process may not read or write it. */
        NO_ACCESS,
        /** It belongs to another user than this process or than most of the rest. */
        OWNER,
        /** A symbolic link, which is not followed. */
        LINK,
        /** A control file that cannot be read as what it is. */
        DAMAGED,
        /** A folder whose name cannot be shown, or is that of another. */
        FOLDER_NAME,
        /** Something where a message should be. */
        NO_MESSAGE,
        /** The separator, the prefix or the layout had to be guessed. */
        ASSUMED
    }

    Kind kind();

    /** Whether a store must not be opened before it is mended. */
    boolean isBlocking();

    /** Where it is. */
    Path path();

    /** For people. */
    String text();

    /** A command or a setting that mends it. */
    Optional<String> fix();
}
