package dev.mailwright.dkim;

import java.util.Locale;
import java.util.Optional;

/** How much a header or a body may change on its way without breaking a signature (rfc6376#3.4). */
public enum Canonicalization {
    /** Not at all, empty lines at the end of a body aside. */
    SIMPLE {
        @Override
        void field(byte[] octets, int start, int end, Octets to) {
            to.add(octets, start, end);
        }
    },
    /** Blanks and the case of names do not count. */
    RELAXED {
        @Override
        void field(byte[] octets, int start, int end, Octets to) {
            int colon = start;
            while (octets[colon] != ':') {
                colon++;
            }
            int name = colon;
            while (name > start && isBlank(octets[name - 1])) {
                name--;
            }
            for (int i = start; i < name; i++) {
                to.add(octets[i] >= 'A' && octets[i] <= 'Z' ? (byte) (octets[i] + 32) : octets[i]);
            }
            to.add((byte) ':');
            value(octets, colon + 1, end, to);
            to.add((byte) '\r');
            to.add((byte) '\n');
        }

        private void value(byte[] octets, int start, int end, Octets to) {
            boolean blank = false;
            boolean any = false;
            for (int i = start; i < end; i++) {
                byte c = octets[i];
                if (isBlank(c)) {
                    blank = any;
                } else if (c != '\r' && c != '\n') {
                    if (blank) {
                        to.add((byte) ' ');
                    }
                    blank = false;
                    any = true;
                    to.add(c);
                }
            }
        }
    };

    /** Adds a field as it is signed, with CRLF at its end. */
    abstract void field(byte[] octets, int start, int end, Octets to);

    static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    /** Reads {@code simple} or {@code relaxed}. */
    static Optional<Canonicalization> parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "simple" -> Optional.of(SIMPLE);
            case "relaxed" -> Optional.of(RELAXED);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
