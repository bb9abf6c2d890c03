package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Criteria.Order;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads search keys (RFC 3501 section 9 {@code search-key}) in one charset. */
final class SearchKeys {

    /** One row for each key: what follows its name and what it means. */
    private static final Map<String, Function<SearchKeys, SearchKey>> KEYS = Map.ofEntries(
            Map.entry("ALL", keys -> new SearchKey.All()),
            Map.entry("ANSWERED", flag(Flag.ANSWERED)),
            Map.entry("BCC", header("Bcc")),
            Map.entry("BEFORE", keys -> new SearchKey.Internal(Order.BEFORE, Dates.date(keys.argument()))),
            Map.entry("BODY", keys -> new SearchKey.BodyContains(keys.text())),
            Map.entry("CC", header("Cc")),
            Map.entry("DELETED", flag(Flag.DELETED)),
            Map.entry("DRAFT", flag(Flag.DRAFT)),
            Map.entry("EMAILID", keys -> new SearchKey.EmailId(keys.objectId())),
            Map.entry("FLAGGED", flag(Flag.FLAGGED)),
            Map.entry("FROM", header("From")),
            Map.entry("HEADER", SearchKeys::anyHeader),
            Map.entry("KEYWORD", keys -> new SearchKey.HasFlag(keys.keyword())),
            Map.entry("LARGER", keys -> new SearchKey.Larger(keys.argument().number())),
            Map.entry("MODSEQ", SearchKeys::modSeq),
            Map.entry("NEW", keys -> new SearchKey.And(List.of(new SearchKey.Recent(), not(Flag.SEEN)))),
            Map.entry("NOT", keys -> new SearchKey.Not(keys.nested())),
            Map.entry("OLD", keys -> new SearchKey.Not(new SearchKey.Recent())),
            Map.entry("OLDER", keys -> keys.within(false)),
            Map.entry("ON", keys -> new SearchKey.Internal(Order.ON, Dates.date(keys.argument()))),
            Map.entry("OR", keys -> new SearchKey.Or(keys.nested(), keys.nested())),
            Map.entry("RECENT", keys -> new SearchKey.Recent()),
            Map.entry("SEEN", flag(Flag.SEEN)),
            Map.entry("SENTBEFORE", keys -> new SearchKey.Sent(Order.BEFORE, Dates.date(keys.argument()))),
            Map.entry("SENTON", keys -> new SearchKey.Sent(Order.ON, Dates.date(keys.argument()))),
            Map.entry("SENTSINCE", keys -> new SearchKey.Sent(Order.SINCE, Dates.date(keys.argument()))),
            Map.entry("SINCE", keys -> new SearchKey.Internal(Order.SINCE, Dates.date(keys.argument()))),
            Map.entry("SMALLER", keys -> new SearchKey.Smaller(keys.argument().number())),
            Map.entry("SUBJECT", header("Subject")),
            Map.entry("TEXT", keys -> new SearchKey.TextContains(keys.text())),
            Map.entry("THREADID", keys -> new SearchKey.ThreadId(keys.objectId())),
            Map.entry("TO", header("To")),
            Map.entry("UID", keys -> new SearchKey.Uids(SequenceSet.parse(keys.argument()))),
            Map.entry("UNANSWERED", keys -> not(Flag.ANSWERED)),
            Map.entry("UNDELETED", keys -> not(Flag.DELETED)),
            Map.entry("UNDRAFT", keys -> not(Flag.DRAFT)),
            Map.entry("UNFLAGGED", keys -> not(Flag.FLAGGED)),
            Map.entry("UNKEYWORD", keys -> new SearchKey.Not(new SearchKey.HasFlag(keys.keyword()))),
            Map.entry("UNSEEN", keys -> not(Flag.SEEN)),
            Map.entry("YOUNGER", keys -> keys.within(true)));

    /** More keys than any client sends; each costs a look at each message. */
    private static final int MAX = 1000;

    private final Tokens in;
    private final Charset charset;
    private int count;

    SearchKeys(Tokens in, Charset charset) {
        this.in = in;
        this.charset = charset;
    }

    /** One or more keys that must all hold. */
    SearchKey all() {
        List<SearchKey> keys = new ArrayList<>();
        do {
            keys.add(key());
        } while (in.take(' '));
        return keys.size() == 1 ? keys.get(0) : new SearchKey.And(keys);
    }

    private SearchKey key() {
        if (++count > MAX) {
            throw new SyntaxException("Too many search keys");
        }
        if (in.at('(')) {
            in.open();
            SearchKey inner = all();
            in.close();
            return inner;
        }
        if (in.atSequenceSet()) {
            return new SearchKey.Numbers(SequenceSet.parse(in));
        }
        Function<SearchKeys, SearchKey> rest = KEYS.get(in.keyword());
        if (rest == null) {
            throw new SyntaxException("Unknown search key");
        }
        return rest.apply(this);
    }

    private SearchKey nested() {
        in.space();
        return in.nested(this::key);
    }

    private Tokens argument() {
        in.space();
        return in;
    }

    private SearchKey within(boolean younger) {
        in.extension("WITHIN");
        return new SearchKey.Within(younger, argument().nonZero());
    }

    private String objectId() {
        in.extension("OBJECTID");
        return argument().atom();
    }

    /** The name of a flag may stand before; every MODSEQ is of the message. */
    // rfc7162#3.1.5
    private SearchKey modSeq() {
        in.extension("CONDSTORE");
        in.space();
        if (in.at('"')) {
            in.string();
            in.space();
            String type = in.keyword();
            if (!List.of("PRIV", "SHARED", "ALL").contains(type)) {
                throw new SyntaxException("Expected priv, shared or all");
            }
            in.space();
        }
        return new SearchKey.ModifiedSince(new ModSeq(in.modSeq()));
    }

    private Flag keyword() {
        return Flags.keyword(argument().atom());
    }

    private String text() {
        byte[] octets = argument().astring().getBytes(StandardCharsets.ISO_8859_1);
        return new String(octets, charset);
    }

    private SearchKey anyHeader() {
        String field = argument().astring();
        return new SearchKey.HeaderContains(field, text());
    }

    private static Function<SearchKeys, SearchKey> header(String field) {
        return keys -> new SearchKey.HeaderContains(field, keys.text());
    }

    private static Function<SearchKeys, SearchKey> flag(Flag flag) {
        return keys -> new SearchKey.HasFlag(flag);
    }

    private static SearchKey not(Flag flag) {
        return new SearchKey.Not(new SearchKey.HasFlag(flag));
    }
}
