package dev.mailwright.spf;

/** A record that is not well-formed, or costs too much: a permanent error. */
final class SpfSyntax extends Exception {

    private static final long serialVersionUID = 1;

    SpfSyntax(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
