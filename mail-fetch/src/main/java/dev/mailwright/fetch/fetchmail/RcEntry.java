package dev.mailwright.fetch.fetchmail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server entry of a run control file with its users. Settings have fetchmail's names; a flag is {@code true} or {@code false}.
 *
 * @param polled false after {@code skip}
 */
record RcEntry(String name, boolean polled, int line, Map<String, List<String>> settings, List<User> users) {

    static RcEntry of(String name, boolean polled, int line) {
        return new RcEntry(name, polled, line, new LinkedHashMap<>(), new ArrayList<>());
    }

    /** A local name, perhaps for another at the server. */
    record Local(String remote, String local) {}

    /** A user of the server. */
    static final class User {

        private final Map<String, List<String>> settings = new LinkedHashMap<>();
        private final List<Local> locals = new ArrayList<>();
        private String remote = "";
        private boolean rest;

        Map<String, List<String>> settings() {
            return settings;
        }

        List<Local> locals() {
            return locals;
        }

        String remote() {
            return remote;
        }

        /** Names that are not listed are passed through. */
        boolean hasRest() {
            return rest;
        }

        void remote(String name) {
            remote = name;
        }

        void passRest() {
            rest = true;
        }

        Optional<String> one(String name) {
            return first(settings, name);
        }

        boolean is(String name, boolean otherwise) {
            return one(name).map("true"::equals).orElse(otherwise);
        }

        List<String> all(String name) {
            return settings.getOrDefault(name, List.of());
        }

        /** What the defaults say where it says nothing. */
        void inherit(User defaults) {
            defaults.settings.forEach(settings::putIfAbsent);
            if (remote.isEmpty()) {
                remote = defaults.remote;
            }
            if (locals.isEmpty() && !rest) {
                locals.addAll(defaults.locals);
                rest = defaults.rest;
            }
        }
    }

    private static Optional<String> first(Map<String, List<String>> settings, String name) {
        return settings.getOrDefault(name, List.of()).stream().findFirst();
    }

    Optional<String> one(String name) {
        return first(settings, name);
    }

    boolean is(String name, boolean otherwise) {
        return one(name).map("true"::equals).orElse(otherwise);
    }

    List<String> all(String name) {
        return settings.getOrDefault(name, List.of());
    }

    /** The host that is connected to. */
    String host() {
        return one("via").orElse(name);
    }
}
