package dev.mailwright.imap.search;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Shows texts to all patterns at once, until each is found. Confined to one thread. */
final class TextFeed {

    private final List<TextPattern.Progress> open = new ArrayList<>();
    private final Set<TextPattern> found = new HashSet<>();
    private final Folding folding = new Folding();
    private final BooleanSupplier cancelled;
    private final char[] buffer = new char[4096];

    TextFeed(Collection<TextPattern> patterns, BooleanSupplier cancelled) {
        patterns.forEach(pattern -> open.add(pattern.begin()));
        this.cancelled = cancelled;
        settle();
    }

    /** Nothing more is to be found, or nobody wants to know. */
    boolean isDone() {
        return open.isEmpty() || cancelled.getAsBoolean();
    }

    Set<TextPattern> found() {
        return found;
    }

    /** @param isHeader only patterns that want headers see it */
    void text(CharSequence text, boolean isHeader) {
        Folding.CharConsumer watching = watching(isHeader);
        for (int i = 0; i < text.length(); i++) {
            folding.fold(text.charAt(i), watching);
        }
        settle();
    }

    /** Text of a body. */
    void text(Reader reader) throws IOException {
        Folding.CharConsumer watching = watching(false);
        int length = reader.read(buffer);
        while (length >= 0 && !isDone()) {
            for (int i = 0; i < length; i++) {
                folding.fold(buffer[i], watching);
            }
            length = reader.read(buffer);
        }
        settle();
    }

    private Folding.CharConsumer watching(boolean isHeader) {
        List<TextPattern.Progress> watching = open.stream()
                .filter(progress -> !isHeader || progress.pattern().withHeaders())
                .toList();
        return c -> watching.forEach(progress -> progress.accept(c));
    }

    private void settle() {
        open.removeIf(progress -> {
            progress.interrupt();
            return progress.found() && found.add(progress.pattern());
        });
    }
}
