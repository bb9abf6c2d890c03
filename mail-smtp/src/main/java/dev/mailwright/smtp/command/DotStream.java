package dev.mailwright.smtp.command;

/**
 * Finds the end of DATA and takes the doubled dots away. // rfc5321#4.5.2
 *
 * <p>The end is the five octets CR LF . CR LF and nothing else, the CRLF of the DATA line counting as the first two. Two
 * servers in a row that disagree here can be made to see two messages where one was sent: the first lets {@code
 * LF . CR LF} or {@code CR . CR} through as text, the second ends the message there, and what follows runs as commands of
 * a trusted peer. So all other sequences are text, however much they look like an end, and {@link TextCheck} has the
 * message with a bare CR or LF refused when its true end has come. Rejected: repairing line ends (changes what was
 * signed, and hides the attack), closing at the first bare one (what is in flight then meets a reset, and the reply is
 * lost).
 *
 * <p>A machine with one state for each prefix of the end, so it does not matter how the octets were cut. A dot at the
 * start of a line is dropped when anything but CRLF follows. What may still turn out to be the end ({@code .}, {@code
 * . CR}) is not given out; the CRLF before it is, since it belongs to the last line.
 *
 * <p>For one thread; ends once.
 */
public final class DotStream {

    private enum At {
        LINE_START,
        TEXT,
        CR,
        DOT,
        DOT_CR,
        END
    }

    /** How many more octets may be given out than were taken in. */
    public static final int EXTRA = 1;

    private At at = At.LINE_START;
    private int written;

    /**
     * Takes octets up to the end of the message.
     *
     * @param in octets as they came, from the start of the array
     * @param length how many
     * @param out for the octets of the message; at least {@code length} plus {@value #EXTRA} long
     * @return how many octets were taken: all, unless the end lies among them
     */
    public int take(byte[] in, int length, byte[] out) {
        written = 0;
        int taken = 0;
        while (taken < length && at != At.END) {
            step(in[taken++], out);
        }
        return taken;
    }

    private void step(byte octet, byte[] out) {
        switch (at) {
            case LINE_START -> {
                if (octet == '.') {
                    at = At.DOT;
                } else {
                    text(octet, out);
                }
            }
            case DOT -> {
                if (octet == '\r') {
                    at = At.DOT_CR;
                } else {
                    text(octet, out);
                }
            }
            case DOT_CR -> {
                if (octet == '\n') {
                    at = At.END;
                } else {
                    out[written++] = '\r';
                    text(octet, out);
                }
            }
            case CR -> {
                text(octet, out);
                at = octet == '\n' ? At.LINE_START : at;
            }
            default -> text(octet, out);
        }
    }

    private void text(byte octet, byte[] out) {
        out[written++] = octet;
        at = octet == '\r' ? At.CR : At.TEXT;
    }

    /** How many octets the last {@link #take} gave out. */
    public int written() {
        return written;
    }

    /** Whether the end has come. */
    public boolean ended() {
        return at == At.END;
    }
}
