package dev.mailwright.directory.file;

import dev.mailwright.directory.Setting;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How settings are written in a file: {@code subaddress.tagged-mail} is the field {@code
 * mailwright_subaddress_tagged_mail}, and its value a constant in any case, a number, yes or no, or text.
 */
final class SettingText {

    private SettingText() {}

    /** The name of the field, without its prefix. */
    static String fieldName(Setting<?> key) {
        return key.name().toLowerCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The value; empty when the text is none of its type. */
    static <T> Optional<T> value(Setting<T> key, String text) {
        Class<T> type = key.type();
        try {
            return Optional.ofNullable(parse(type, text)).map(type::cast);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static @org.jspecify.annotations.Nullable Object parse(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == Boolean.class) {
            return text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("true") || text.equals("1");
        }
        String constant = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return type.isEnum() ? constant(type, constant).orElse(null) : null;
    }

    private static Optional<Object> constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equals(name))
                .map(c -> (Object) c)
                .findFirst();
    }
}
