package dev.mailwright.message;

/**
 * A parameter of Content-Type or Content-Disposition. The sections of rfc2231#3 are joined; a value that has a charset
 * (rfc2231#4) keeps the star in its name and its percent signs.
 *
 * @param name as written
 * @param value one octet a char, without quotes
 */
public record MimeParameter(String name, String value) {

    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
