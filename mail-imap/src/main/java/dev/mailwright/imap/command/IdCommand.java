package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ID (RFC 2971): what a client says of itself.
 *
 * @param fields at most 30, none twice
 */
public record IdCommand(List<Field> fields) {

    /**
     * One statement.
     *
     * @param name at most 30 octets, in the case the client wrote
     * @param value at most 1,024 octets; empty for NIL
     */
    public record Field(String name, Optional<String> value) {}

    private static final int MAX_FIELDS = 30;
    private static final int MAX_NAME = 30;
    private static final int MAX_VALUE = 1024;

    public IdCommand {
        fields = List.copyOf(fields);
    }

    public static IdCommand parse(Tokens in) {
        List<Field> fields = in.nil() ? List.of() : in.listOrEmpty(() -> field(in));
        in.end();
        if (fields.size() > MAX_FIELDS) {
            throw new SyntaxException("At most 30 fields");
        }
        return new IdCommand(new ArrayList<>(fields));
    }

    private static Field field(Tokens in) {
        String name = in.string();
        in.space();
        Optional<String> value = in.nil() ? Optional.empty() : Optional.of(in.string());
        if (name.length() > MAX_NAME || value.map(String::length).orElse(0) > MAX_VALUE) {
            throw new SyntaxException("A field has at most 30 octets, its value 1024");
        }
        return new Field(name, value);
    }
}
