package dev.mailwright.backup;

/** What a room has to keep. Called while the server is at work, on a thread that may block. */
public interface SnapshotPart {

    /**
     * Writes it, one section or several; a section's name begins with a name of this part's own, such as {@code queue}.
     *
     * @throws RuntimeException when it cannot: then there is no snapshot
     */
    void contribute(SnapshotTarget target);
}
