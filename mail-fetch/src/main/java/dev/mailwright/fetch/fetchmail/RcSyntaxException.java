package dev.mailwright.fetch.fetchmail;

/** A run control file that fetchmail would not read either. The message names the line. */
public final class RcSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RcSyntaxException(int line, String what) {
        super("line " + line + ": " + what);
    }
}
