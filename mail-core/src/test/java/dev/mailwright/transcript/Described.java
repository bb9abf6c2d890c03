package dev.mailwright.transcript;

import java.util.Set;

/** A way with other traits. */
record Described(Way way, Set<String> traits) implements Way {

    @Override
    public String name() {
        return way.name();
    }

    @Override
    public Stage begin() {
        return way.begin();
    }

    @Override
    public Conversation play(Transcript transcript) {
        return way.play(transcript);
    }
}
