package dev.mailwright.directory;

/**
 * Where a page begins. Opaque: made by the directory that gave it out.
 *
 * @param value its inner form
 */
public record Cursor(String value) {

    /** The first page. */
    public static final Cursor START = new Cursor("");
}
