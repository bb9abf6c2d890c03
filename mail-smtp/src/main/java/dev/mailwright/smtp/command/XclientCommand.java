package dev.mailwright.smtp.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code XCLIENT name=value ...}: a filter or proxy in front tells whom it speaks for, as Postfix defines it.
 *
 * @param attributes by name in upper case; values decoded, and absent where the peer says that it does not know
 */
public record XclientCommand(Map<String, Optional<String>> attributes) {

    private static final int MOST = 8;
    private static final int LONGEST = 255;

    public XclientCommand {
        attributes = Map.copyOf(attributes);
    }

    public static XclientCommand of(String argument) {
        Map<String, Optional<String>> attributes = new LinkedHashMap<>();
        for (String word : argument.split(" +", MOST + 1)) {
            int equals = word.indexOf('=');
            if (equals < 1 || attributes.size() == MOST) {
                throw malformed();
            }
            String name = word.substring(0, equals).toUpperCase(Locale.ROOT);
            if (attributes.put(name, value(word.substring(equals + 1))) != null) {
                throw malformed();
            }
        }
        return new XclientCommand(attributes);
    }

    private static Optional<String> value(String encoded) {
        String decoded = Xtext.decode(encoded).orElseThrow(XclientCommand::malformed);
        if (decoded.length() > LONGEST || decoded.chars().anyMatch(c -> c < ' ' || c > 126)) {
            throw malformed();
        }
        boolean unknown = decoded.equalsIgnoreCase("[UNAVAILABLE]") || decoded.equalsIgnoreCase("[TEMPUNAVAIL]");
        return unknown ? Optional.empty() : Optional.of(decoded);
    }

    private static SyntaxException malformed() {
        return new SyntaxException(SyntaxException.Kind.ARGUMENT, "say XCLIENT ADDR=address");
    }
}
