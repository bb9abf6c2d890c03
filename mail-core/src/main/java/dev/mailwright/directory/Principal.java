package dev.mailwright.directory;

import java.util.Set;

/** Somebody who can log in. A domain administrator is one without owning a mailbox. */
public interface Principal {

    /** The name this login is known by in logs and events. */
    String login();

    /** What it may administer. */
    default Set<Grant> grants() {
        return Set.of();
    }
}
