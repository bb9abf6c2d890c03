package dev.mailwright.smtp.command;

/**
 * EHLO or HELO: how the client calls itself. Taken as it comes, since many clients know no true name of theirs; what is
 * made of it must be safe where it is written. // rfc5321#4.1.1.1
 *
 * @param name the first word, 1 to 255 characters, no control character
 */
public record HelloCommand(String name) {

    private static final int LONGEST = 255;

    public static HelloCommand of(String argument) {
        int blank = argument.indexOf(' ');
        String name = blank < 0 ? argument : argument.substring(0, blank);
        if (name.isEmpty()) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "say your name: EHLO client.example");
        }
        if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "malformed name");
        }
        return new HelloCommand(name);
    }
}
