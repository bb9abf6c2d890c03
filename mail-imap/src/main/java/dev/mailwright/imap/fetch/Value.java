package dev.mailwright.imap.fetch;

/**
 * A piece of a response: text, then the octets of a literal.
 *
 * @param text each character an octet
 * @param octets the literal that the text announced
 */
record Value(String text, Octets octets) {

    static Value text(String text) {
        return new Value(text, Octets.NONE);
    }

    /** A string that is streamed. */
    static Value of(String name, Octets octets) {
        long length = octets.length();
        return length == 0 ? text(name + " \"\"") : new Value(name + " {" + length + "}\r\n", octets);
    }
}
