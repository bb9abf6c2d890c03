package dev.mailwright.fetch.fetchmail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One account as it is written here: calls of the builder, lines of YAML, and what could not be carried over. */
final class Converted {

    private final String name;
    private final StringBuilder calls = new StringBuilder();
    private final StringBuilder yaml = new StringBuilder();
    private final List<String> notes = new ArrayList<>();

    Converted(String name) {
        this.name = name;
    }

    /** What the calls are of. */
    void first(String call) {
        calls.append("    ").append(call);
    }

    void block(String key) {
        yaml.append("    ").append(key).append(":\n");
    }

    void call(String call) {
        calls.append("\n        .").append(call);
    }

    void line(String key, String value) {
        yaml.append("    ").append(key).append(": ").append(value).append('\n');
    }

    void both(String call, String key, String value) {
        call(call);
        line(key, value);
    }

    void note(String text) {
        notes.add(name + ": " + text);
    }

    String calls() {
        return calls.toString();
    }

    String yaml() {
        return "  " + quoted(name) + ":\n" + yaml;
    }

    List<String> notes() {
        return notes;
    }

    /** The same in Java and in YAML. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    static String list(List<String> texts) {
        return String.join(", ", texts.stream().map(Converted::quoted).toList());
    }
}
