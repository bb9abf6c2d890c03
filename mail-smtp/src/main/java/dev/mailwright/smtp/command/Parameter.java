package dev.mailwright.smtp.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One parameter of MAIL or RCPT. // rfc5321#4.1.2
 *
 * @param keyword in upper case
 * @param value empty when there is no equals sign
 */
public record Parameter(String keyword, Optional<String> value) {

    private static final int MOST = 16;

    /** Reads the parameters that follow a path, the first blank included. */
    static List<Parameter> all(String text) {
        List<Parameter> all = new ArrayList<>();
        if (!text.isEmpty() && text.charAt(0) != ' ') {
            throw argument("no blank after the path");
        }
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                all.add(one(word));
            }
            if (all.size() > MOST) {
                throw argument("too many parameters");
            }
        }
        requireDistinct(all);
        return List.copyOf(all);
    }

    private static Parameter one(String word) {
        int equals = word.indexOf('=');
        String keyword = equals < 0 ? word : word.substring(0, equals);
        if (!isKeyword(keyword)) {
            throw argument("malformed parameter");
        }
        if (equals < 0) {
            return new Parameter(keyword.toUpperCase(Locale.ROOT), Optional.empty());
        }
        String value = word.substring(equals + 1);
        if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c == '=' || c == 127)) {
            throw argument("malformed parameter value");
        }
        return new Parameter(keyword.toUpperCase(Locale.ROOT), Optional.of(value));
    }

    private static boolean isKeyword(String text) {
        if (text.isEmpty() || text.charAt(0) == '-') {
            return false;
        }
        return text.chars()
                .allMatch(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }

    private static void requireDistinct(List<Parameter> all) {
        if (all.stream().map(Parameter::keyword).distinct().count() < all.size()) {
            throw argument("parameter given twice");
        }
    }

    /** The value of a parameter that needs one. */
    public String requireValue() {
        return value.orElseThrow(() -> argument("parameter without a value"));
    }

    /** Refuses a value. */
    public void requireBare() {
        if (value.isPresent()) {
            throw argument("parameter with a value");
        }
    }

    private static SyntaxException argument(String reason) {
        return new SyntaxException(SyntaxException.Kind.ARGUMENT, reason);
    }
}
