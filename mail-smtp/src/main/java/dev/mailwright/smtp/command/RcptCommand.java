package dev.mailwright.smtp.command;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.ForwardPath;
import dev.mailwright.address.ParsedPath;
import dev.mailwright.address.Paths;
import java.util.List;

/** {@code RCPT TO:<path> parameters}. // rfc5321#4.1.1.3 */
public record RcptCommand(ForwardPath recipient, List<Parameter> parameters) {

    public static RcptCommand of(String argument) {
        int path = PathStart.after("TO:", argument, "RCPT TO:<address>");
        try {
            ParsedPath<ForwardPath> parsed = Paths.forward(argument, path);
            return new RcptCommand(parsed.path(), Parameter.all(argument.substring(parsed.end())));
        } catch (AddressSyntaxException e) {
            throw new SyntaxException(SyntaxException.Kind.RECIPIENT, e.reason());
        }
    }
}
