package dev.mailwright.address;

/**
 * Reads the paths of MAIL and RCPT out of a command line (rfc5321#4.1.2). A path may hold blanks and brackets inside
 * quotes, so only the parser knows where it ends. Linear; source routes are accepted and dropped.
 */
public final class Paths {

    private static final String POSTMASTER = "postmaster";

    private Paths() {}

    /**
     * Reads {@code <>}, {@code <a@b>} or {@code <@relay:a@b>}.
     *
     * @param line the command line
     * @param from index of the opening bracket
     * @throws AddressSyntaxException with a position in the line
     */
    public static ParsedPath<ReversePath> reverse(String line, int from) {
        AddressReader reader = new AddressReader(line, from);
        reader.expect('<');
        if (reader.next('>')) {
            return new ParsedPath<>(ReversePath.NULL, reader.position());
        }
        ReversePath path = ReversePath.of(mailbox(reader));
        return new ParsedPath<>(path, reader.position());
    }

    /**
     * Reads {@code <a@b>}, {@code <@relay:a@b>} or {@code <Postmaster>} in any case.
     *
     * @param line the command line
     * @param from index of the opening bracket
     * @throws AddressSyntaxException with a position in the line
     */
    public static ParsedPath<ForwardPath> forward(String line, int from) {
        AddressReader reader = new AddressReader(line, from);
        reader.expect('<');
        int close = reader.position() + POSTMASTER.length();
        if (line.regionMatches(true, reader.position(), POSTMASTER, 0, POSTMASTER.length())
                && line.startsWith(">", close)) {
            return new ParsedPath<>(ForwardPath.POSTMASTER, close + 1);
        }
        ForwardPath path = ForwardPath.of(mailbox(reader));
        return new ParsedPath<>(path, reader.position());
    }

    private static EmailAddress mailbox(AddressReader reader) {
        reader.skipSourceRoute();
        EmailAddress address = reader.address();
        reader.expect('>');
        return address;
    }
}
