package dev.mailwright.store.maildir;

import java.nio.file.Path;

/**
 * Something that is not as it should be.
 *
 * <p>Experimental.
 */
public interface Defect {

    /** The file or directory. */
    Path place();

    /** What is wrong with it, in a sentence for people. */
    String what();

    /** Whether it is right now. */
    boolean repaired();
}
