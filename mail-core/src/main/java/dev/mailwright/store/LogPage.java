package dev.mailwright.store;

import dev.mailwright.Position;
import java.util.List;

/**
 * A part of an account's change log.
 *
 * @param gap the changes right after the asked position are no longer known: read everything anew
 * @param end the position to ask for next
 */
public record LogPage(boolean gap, List<Change> changes, Position end) {

    public LogPage {
        changes = List.copyOf(changes);
    }
}
