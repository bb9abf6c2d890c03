package dev.mailwright.message;

import java.util.List;
import java.util.Optional;

/**
 * A value with parameters, as Content-Disposition has it.
 *
 * @param value as written
 * @param parameters in the order in which they are shown
 */
public record MimeField(String value, List<MimeParameter> parameters) {

    /** The decoded value of a parameter, the form with a charset being preferred (rfc2231#4). */
    public Optional<String> parameter(String name) {
        return Rfc2231.find(parameters, name);
    }
}
