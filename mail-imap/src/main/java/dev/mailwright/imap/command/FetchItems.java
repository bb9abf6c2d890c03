package dev.mailwright.imap.command;

import static dev.mailwright.imap.command.FetchItem.Attribute.BODY;
import static dev.mailwright.imap.command.FetchItem.Attribute.BODYSTRUCTURE;
import static dev.mailwright.imap.command.FetchItem.Attribute.EMAILID;
import static dev.mailwright.imap.command.FetchItem.Attribute.ENVELOPE;
import static dev.mailwright.imap.command.FetchItem.Attribute.FLAGS;
import static dev.mailwright.imap.command.FetchItem.Attribute.INTERNALDATE;
import static dev.mailwright.imap.command.FetchItem.Attribute.MODSEQ;
import static dev.mailwright.imap.command.FetchItem.Attribute.PREVIEW;
import static dev.mailwright.imap.command.FetchItem.Attribute.SIZE;
import static dev.mailwright.imap.command.FetchItem.Attribute.THREADID;
import static dev.mailwright.imap.command.FetchItem.Attribute.UID;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what FETCH asks for (RFC 3501 section 9 {@code fetch-att}). */
final class FetchItems {

    private static final Map<String, List<FetchItem>> MACROS = Map.of(
            "ALL", List.of(FLAGS, INTERNALDATE, SIZE, ENVELOPE),
            "FAST", List.of(FLAGS, INTERNALDATE, SIZE),
            "FULL", List.of(FLAGS, INTERNALDATE, SIZE, ENVELOPE, BODY));

    private static final Map<String, FetchItem> NAMES = Map.ofEntries(
            Map.entry("FLAGS", FLAGS),
            Map.entry("UID", UID),
            Map.entry("INTERNALDATE", INTERNALDATE),
            Map.entry("RFC822.SIZE", SIZE),
            Map.entry("ENVELOPE", ENVELOPE),
            Map.entry("BODYSTRUCTURE", BODYSTRUCTURE),
            Map.entry("BODY", BODY),
            Map.entry("MODSEQ", MODSEQ),
            Map.entry("EMAILID", EMAILID),
            Map.entry("THREADID", THREADID),
            Map.entry("PREVIEW", PREVIEW),
            Map.entry("RFC822", FetchItem.Rfc822.MESSAGE),
            Map.entry("RFC822.HEADER", FetchItem.Rfc822.HEADER),
            Map.entry("RFC822.TEXT", FetchItem.Rfc822.TEXT));

    /** Items that belong to an extension. */
    private static final Map<String, String> EXTENSIONS =
            Map.of("MODSEQ", "CONDSTORE", "EMAILID", "OBJECTID", "THREADID", "OBJECTID", "PREVIEW", "PREVIEW");

    private FetchItems() {}

    /** In the order asked, each once. */
    static List<FetchItem> parse(Tokens in) {
        Set<FetchItem> items = new LinkedHashSet<>();
        if (in.at('(')) {
            items.addAll(in.list(() -> item(name(in), in)));
        } else {
            String name = name(in);
            List<FetchItem> macro = MACROS.get(name);
            items.addAll(macro == null ? List.of(item(name, in)) : macro);
        }
        return new ArrayList<>(items);
    }

    private static String name(Tokens in) {
        return in.run(Chars.FETCH, "Expected what to fetch").toUpperCase(Locale.ROOT);
    }

    private static FetchItem item(String name, Tokens in) {
        boolean peek = name.equals("BODY.PEEK");
        if ((peek || name.equals("BODY")) && in.take('[')) {
            return new FetchItem.Body(Section.parse(in), Partial.parse(in), peek);
        }
        if (name.startsWith("BINARY") && in.take('[')) {
            return binary(name, in);
        }
        String extension = EXTENSIONS.get(name);
        if (extension != null) {
            in.extension(extension);
        }
        FetchItem item = NAMES.get(name);
        if (item == null) {
            throw new SyntaxException("Unknown item to fetch");
        }
        if (item == PREVIEW && in.takeWithSpace('(')) {
            lazy(in);
        }
        return item;
    }

    private static FetchItem binary(String name, Tokens in) {
        in.extension("BINARY");
        Section section = Section.parse(in);
        if (section.text() != Section.Text.ALL) {
            throw new SyntaxException("BINARY is of whole parts");
        }
        return switch (name) {
            case "BINARY" -> new FetchItem.Binary(section, Partial.parse(in), false);
            case "BINARY.PEEK" -> new FetchItem.Binary(section, Partial.parse(in), true);
            case "BINARY.SIZE" -> new FetchItem.BinarySize(section);
            default -> throw new SyntaxException("Unknown item to fetch");
        };
    }

    /** That the client would rather have nothing than wait changes nothing here. */
    // rfc8970#3.2
    private static void lazy(Tokens in) {
        in.list(() -> {
            if (!in.keyword().equals("LAZY")) {
                throw new SyntaxException("Unknown modifier of PREVIEW");
            }
            return true;
        });
    }
}
