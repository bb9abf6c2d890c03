package dev.mailwright.directory.file;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.directory.Target;
import dev.mailwright.observe.LogText;
import java.util.ArrayList;
import java.util.List;

/** The right-hand side of an alias table: addresses with commas between, quotes where an address needs them. */
final class AliasTargets {

    private AliasTargets() {}

    /** The entries between the commas, none of them empty. */
    static List<String> split(String text) {
        List<String> entries = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int to = Quoted.indexOf(text, from, ',');
            int end = to < 0 ? text.length() : to;
            String entry = text.substring(from, end).strip();
            if (!entry.isEmpty()) {
                entries.add(entry);
            }
            from = end + 1;
        }
        if (entries.isEmpty()) {
            throw new BadLineException("there is no target");
        }
        return entries;
    }

    /** One address, or a bare name. */
    static Target target(String entry) {
        String text = entry.startsWith("<") && entry.endsWith(">") ? entry.substring(1, entry.length() - 1) : entry;
        refuseActions(text);
        try {
            return Target.of(text);
        } catch (AddressSyntaxException e) {
            throw new BadLineException("the target " + LogText.safe(entry) + " is not an address: " + e.getMessage()
                    + "; targets have commas between them");
        }
    }

    private static void refuseActions(String entry) {
        String text = entry.startsWith("\"") ? entry.substring(1) : entry;
        if (text.startsWith("|")) {
            throw new BadLineException("the target is a command, and none is run for mail here: use a handler");
        }
        if (text.startsWith("/")) {
            throw new BadLineException("the target is a file, and mail is not written to files here: use a mailbox");
        }
        if (entry.regionMatches(true, 0, ":include:", 0, ":include:".length())) {
            throw new BadLineException("the target includes a file: write its addresses here, with commas between");
        }
    }
}
