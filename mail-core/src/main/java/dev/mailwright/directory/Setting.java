package dev.mailwright.directory;

/**
 * A typed key of an account's or domain's settings. The room that reads a setting owns its key, so that the directory
 * does not grow with each feature.
 *
 * @param name what it is called in files and tables, {@code room.name} in lower case
 * @param type what its values are
 * @param fallback what holds where nothing is set
 */
public record Setting<T>(String name, Class<T> type, T fallback) {

    /** The same setting with another fallback, which is equal to this one. */
    public Setting<T> withFallback(T other) {
        return new Setting<>(name, type, other);
    }

    /** Settings are equal when they have the same name and type, whatever their fallbacks. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Setting<?> s && s.name.equals(name) && s.type.equals(type);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
