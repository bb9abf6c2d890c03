package dev.mailwright.fetch;

import java.nio.file.Path;

/** The kinds of {@link Baseline}. */
final class Baselines {

    static final Baseline EVERYTHING = new Everything();
    static final Baseline SEEN = new SeenFlag();

    private Baselines() {}

    static final class Everything extends Baseline {}

    static final class SeenFlag extends Baseline {}

    static final class Ids extends Baseline {

        private final Path file;

        Ids(Path file) {
            this.file = file;
        }

        Path file() {
            return file;
        }
    }
}
