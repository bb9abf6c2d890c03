package dev.mailwright.smtp.command;

/** Finds the path of MAIL and RCPT. Blanks after the colon are against the rules and common, so they are let through. */
final class PathStart {

    private PathStart() {}

    static int after(String word, String argument, String usage) {
        if (!argument.regionMatches(true, 0, word, 0, word.length())) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "say " + usage);
        }
        int at = word.length();
        while (at < argument.length() && argument.charAt(at) == ' ') {
            at++;
        }
        if (at == argument.length() || argument.charAt(at) != '<') {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "say " + usage);
        }
        return at;
    }
}
