package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * SORT and UID SORT (RFC 5256 section 3).
 *
 * @param wanted how the result is wanted (RFC 5267)
 * @param criteria the first decides, the next where it does not
 * @param charsetKnown the charset named is one we have
 */
public record SortCommand(SearchReturn wanted, List<SortCriterion> criteria, boolean charsetKnown, SearchKey key) {

    /** More than there are fields. */
    private static final int MAX_CRITERIA = 20;

    public SortCommand {
        criteria = List.copyOf(criteria);
    }

    public static SortCommand parse(Tokens in) {
        SearchReturn wanted = SearchReturn.parse(in, "ESORT");
        List<SortCriterion> criteria = in.list(() -> SortCriterion.parse(in));
        if (criteria.size() > MAX_CRITERIA) {
            throw new SyntaxException("Too many sort criteria");
        }
        in.space();
        Optional<Charset> charset = SearchCommand.charset(in.astring());
        in.space();
        return new SortCommand(wanted, criteria, charset.isPresent(), SearchCommand.key(in, charset));
    }
}
