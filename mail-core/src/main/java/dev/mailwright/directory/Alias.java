package dev.mailwright.directory;

import java.time.Instant;
import java.util.List;

/** An address that stands for others. Looked up before mailboxes, so that it wins over one of the same name. */
public interface Alias {

    RecipientKey key();

    /** Where its mail goes; one of them may be the alias itself, which keeps a copy in the mailbox of that name. */
    List<? extends Target> targets();

    default Origin origin() {
        return Origin.USER;
    }

    /** From this moment on the alias does not exist. */
    default Instant until() {
        return Instant.MAX;
    }
}
