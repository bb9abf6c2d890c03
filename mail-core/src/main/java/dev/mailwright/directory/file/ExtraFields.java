package dev.mailwright.directory.file;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.observe.LogText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/** The last field of a passwd-file: {@code name=value} with blanks between; {@code userdb_} before a name is optional. */
final class ExtraFields {

    private static final String USERDB = "userdb_";
    private static final String OURS = "mailwright_";

    private final Map<String, String> values;

    private ExtraFields(Map<String, String> values) {
        this.values = values;
    }

    static ExtraFields parse(String field, EmailAddress user) {
        Map<String, String> values = new HashMap<>();
        StringTokenizer words = new StringTokenizer(field, " \t");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            int equals = word.indexOf('=');
            String name = (equals < 0 ? word : word.substring(0, equals)).toLowerCase(Locale.ROOT);
            String known = name.startsWith(USERDB) ? name.substring(USERDB.length()) : name;
            String why = PasswdEntry.REFUSED.get(known);
            if (why != null) {
                throw new BadLineException(
                        known + " of " + LogText.safe(user.toString()) + " " + why + ": remove it to use this line");
            }
            values.put(known, equals < 0 ? "yes" : word.substring(equals + 1));
        }
        return new ExtraFields(values);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether it is there and does not say no. */
    boolean isSet(String name) {
        String value = values.getOrDefault(name, "no").toLowerCase(Locale.ROOT);
        return !value.equals("no") && !value.equals("n") && !value.equals("false") && !value.equals("0");
    }

    /** Our own settings, by their names without the prefix. */
    Map<String, String> settings() {
        Map<String, String> ours = new HashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(OURS)) {
                ours.put(name.substring(OURS.length()), value);
            }
        });
        return Map.copyOf(ours);
    }
}
