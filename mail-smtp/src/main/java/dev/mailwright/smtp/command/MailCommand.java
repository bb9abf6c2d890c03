package dev.mailwright.smtp.command;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.ParsedPath;
import dev.mailwright.address.Paths;
import dev.mailwright.address.ReversePath;
import java.util.List;

/** {@code MAIL FROM:<path> parameters}. // rfc5321#4.1.1.2 */
public record MailCommand(ReversePath sender, List<Parameter> parameters) {

    public static MailCommand of(String argument) {
        int path = PathStart.after("FROM:", argument, "MAIL FROM:<address>");
        try {
            ParsedPath<ReversePath> parsed = Paths.reverse(argument, path);
            return new MailCommand(parsed.path(), Parameter.all(argument.substring(parsed.end())));
        } catch (AddressSyntaxException e) {
            throw new SyntaxException(SyntaxException.Kind.SENDER, e.reason());
        }
    }
}
