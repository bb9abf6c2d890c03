package dev.mailwright.fetch.fetchmail;

import dev.mailwright.fetch.fetchmail.RcEntry.Local;
import dev.mailwright.fetch.fetchmail.RcEntry.User;
import dev.mailwright.fetch.fetchmail.RcTokens.Token;
import dev.mailwright.fetch.fetchmail.RcWords.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a run control file: global settings, then entries, each a server with its options and users with theirs. */
final class RcFile {

    private final List<Token> tokens;
    private final Map<String, String> globals = new LinkedHashMap<>();
    private final List<RcEntry> entries = new ArrayList<>();
    private @Nullable RcEntry defaults;
    private int at;

    private RcFile(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads one.
     *
     * @throws RcSyntaxException naming the line
     */
    static RcFile read(String text) {
        RcFile file = new RcFile(RcTokens.of(text));
        while (file.at < file.tokens.size()) {
            file.statement();
        }
        return file;
    }

    Map<String, String> globals() {
        return globals;
    }

    /** With what the defaults say. */
    List<RcEntry> entries() {
        return entries;
    }

    private void statement() {
        Token word = next("a statement");
        switch (RcWords.name(word.text())) {
            case "set" -> global();
            case "defaults" -> defaults = entry(RcEntry.of("defaults", true, word.line()));
            case "poll", "skip" -> {
                boolean polled = !word.is("skip");
                RcEntry entry = entry(RcEntry.of(next("a server").text(), polled, word.line()));
                inherit(entry);
                entries.add(entry);
            }
            default -> {
                if (!RcWords.NOISE.contains(word.text())) {
                    throw new RcSyntaxException(word.line(), "an entry begins with poll or skip, not " + word.text());
                }
            }
        }
    }

    private void inherit(RcEntry entry) {
        RcEntry from = defaults;
        if (from == null) {
            return;
        }
        from.settings().forEach(entry.settings()::putIfAbsent);
        if (!from.users().isEmpty()) {
            if (entry.users().isEmpty()) {
                entry.users().add(new User());
            }
            entry.users().forEach(user -> user.inherit(from.users().get(0)));
        }
    }

    private void global() {
        Token word = next("a setting");
        boolean no = word.is("no");
        String name = no ? next("a setting").text() : word.text();
        boolean flag = List.of("bouncemail", "spambounce", "softbounce", "syslog", "invisible", "showdots")
                .contains(name.startsWith("no") ? name.substring(2) : name);
        globals.put(
                name, flag ? String.valueOf(!no) : next("a value for " + name).text());
    }

    private RcEntry entry(RcEntry entry) {
        while (at < tokens.size() && !starts(tokens.get(at))) {
            Token word = tokens.get(at++);
            boolean no = word.is("no")
                    || !word.quoted()
                            && word.text().startsWith("no")
                            && RcWords.isFlag(word.text().substring(2));
            String name = !no
                    ? RcWords.name(word.text())
                    : RcWords.name(
                            word.is("no")
                                    ? next("an option").text()
                                    : word.text().substring(2));
            option(entry, word, name, no);
        }
        return entry;
    }

    private static boolean starts(Token word) {
        return !word.quoted()
                && List.of("poll", "server", "skip", "defaults", "set").contains(word.text());
    }

    private void option(RcEntry entry, Token word, String name, boolean no) {
        if (RcWords.NOISE.contains(name)) {
            return;
        }
        Kind kind = RcWords.server().get(name);
        if (kind != null) {
            entry.settings().put(name, values(kind, name, no));
        } else if (name.equals("envelope")) {
            entry.settings().put(name, no ? List.of() : envelope());
        } else if (name.equals("user")) {
            user(entry);
        } else if (name.equals("is") || name.equals("to")) {
            names(current(entry));
        } else if (RcWords.user().containsKey(name)) {
            Kind known = RcWords.user().getOrDefault(name, Kind.ONE);
            List<String> values = values(known, name, no);
            current(entry)
                    .settings()
                    .merge(name, values, (before, after) -> known == Kind.LIST ? joined(before, after) : after);
        } else {
            throw new RcSyntaxException(word.line(), "fetchmail has no option " + word.text());
        }
    }

    /** A list that is said again goes on. */
    private static List<String> joined(List<String> before, List<String> after) {
        List<String> all = new ArrayList<>(before);
        all.addAll(after);
        return all;
    }

    private static User current(RcEntry entry) {
        if (entry.users().isEmpty()) {
            entry.users().add(new User());
        }
        return entry.users().get(entry.users().size() - 1);
    }

    private List<String> values(Kind kind, String name, boolean no) {
        if (kind == Kind.FLAG) {
            return List.of(String.valueOf(!no));
        }
        List<String> values =
                new ArrayList<>(List.of(next("a value for " + name).text()));
        while (kind == Kind.LIST && at < tokens.size() && !ends(tokens.get(at))) {
            values.add(tokens.get(at++).text());
        }
        return name.equals("proto") ? List.of(values.get(0).toUpperCase(Locale.ROOT)) : values;
    }

    private static boolean ends(Token word) {
        return !word.quoted() && RcWords.ends(word.text());
    }

    /** The name of a field, before it how many are skipped. */
    private List<String> envelope() {
        String first = next("a header field").text();
        boolean number = first.chars().allMatch(Character::isDigit);
        return number ? List.of(next("a header field").text(), first) : List.of(first, "0");
    }

    /** {@code user john}, {@code user john there} or {@code user john here}. */
    private void user(RcEntry entry) {
        User user = new User();
        entry.users().add(user);
        Token name = next("a name");
        if (at < tokens.size() && tokens.get(at).is("here")) {
            at++;
            user.locals().add(new Local(name.text(), name.text()));
            return;
        }
        if (at < tokens.size() && tokens.get(at).is("there")) {
            at++;
        }
        user.remote(name.text());
    }

    /** {@code is john here}, {@code is john there}, {@code to a b=c *}. */
    private void names(User user) {
        List<Local> found = new ArrayList<>();
        while (at < tokens.size() && (found.isEmpty() && !user.hasRest() || !ends(tokens.get(at)))) {
            String name = tokens.get(at++).text();
            if (name.equals("*")) {
                user.passRest();
            } else if (at < tokens.size() && tokens.get(at).is("=")) {
                at++;
                found.add(new Local(name, next("a local name").text()));
            } else {
                found.add(new Local(name, name));
            }
        }
        if (at < tokens.size() && tokens.get(at).is("there") && found.size() == 1) {
            at++;
            user.remote(found.get(0).local());
            return;
        }
        if (at < tokens.size() && tokens.get(at).is("here")) {
            at++;
        }
        user.locals().addAll(found);
    }

    private Token next(String what) {
        if (at == tokens.size()) {
            int line = tokens.isEmpty() ? 1 : tokens.get(at - 1).line();
            throw new RcSyntaxException(line, what + " is missing at the end");
        }
        return tokens.get(at++);
    }
}
