package dev.mailwright.transcript;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Holds a protocol's verb table against its transcript directories: {@code RCPT} is shown in {@code rcpt}. */
public final class VerbCoverage {

    private VerbCoverage() {}

    /**
     * Fails when a verb has no transcript, or when a directory is named after nothing.
     *
     * @param verbs the names in the verb table
     * @param topics directories that are not verbs, such as {@code limits}
     */
    public static void check(Transcripts transcripts, Collection<String> verbs, Collection<String> topics) {
        Set<String> shown = new TreeSet<>(transcripts.verbs());
        Set<String> unshown = new TreeSet<>();
        verbs.forEach(verb -> unshown.add(directory(verb)));
        Set<String> unknown = new TreeSet<>(shown);
        unknown.removeAll(unshown);
        unknown.removeAll(topics);
        unshown.removeAll(shown);
        if (!unshown.isEmpty() || !unknown.isEmpty()) {
            throw new AssertionError("in " + transcripts.directory() + ": verbs without a transcript " + unshown
                    + ", directories that are neither a verb nor a topic " + unknown);
        }
    }

    /** {@code "UID FETCH"} is shown in {@code uid-fetch}. */
    private static String directory(String verb) {
        return verb.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
