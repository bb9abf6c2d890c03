package dev.mailwright.transcript;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A way to play transcripts: against what, through what, over which store. */
public interface Way {

    /** Shown in the test's name. */
    String name();

    /**
     * What this way is and can do, for the {@code needs}, {@code only} and {@code not} lines of a transcript: words such as
     * {@code pure cut socket tls starttls foreign}, or a module's own.
     */
    Set<String> traits();

    /** A fresh stage. */
    Stage begin();

    /** Plays a transcript once and returns what was said; throws {@link Difference} where the server did otherwise. */
    default Conversation play(Transcript transcript) {
        return new Player(transcript, this::begin, name()).play();
    }

    /** This way with further traits. */
    default Way with(String... more) {
        Set<String> traits = new LinkedHashSet<>(traits());
        traits.addAll(List.of(more));
        return new Described(this, Set.copyOf(traits));
    }

    /** This way without some of its traits. */
    default Way without(String... fewer) {
        Set<String> traits = new LinkedHashSet<>(traits());
        List.of(fewer).forEach(traits::remove);
        return new Described(this, Set.copyOf(traits));
    }
}
