package dev.mailwright.directory.file;

/** One line cannot be used; carries no stack trace, since it is caught by the parser of the file. */
final class BadLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadLineException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
