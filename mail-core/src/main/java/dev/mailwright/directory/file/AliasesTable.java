package dev.mailwright.directory.file;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import dev.mailwright.observe.LogText;
import java.nio.file.Path;

/** Reads the text of an aliases(5) table: {@code name: value, value}. Confined to one thread. */
final class AliasesTable {

    private final Domain domain;
    private final AliasSnapshot.Draft draft = new AliasSnapshot.Draft();

    private AliasesTable(Domain domain) {
        this.domain = domain;
    }

    static AliasSnapshot parse(Path path, String text, Domain domain) {
        AliasesTable table = new AliasesTable(domain);
        BadLines bad = new BadLines(path);
        LogicalLines.read(text, bad, table::entry);
        bad.refuse();
        table.draft.domain(domain);
        return table.draft.finish();
    }

    private void entry(String line) {
        if (line.indexOf('\ufffd') >= 0) {
            throw new BadLineException("the line is not UTF-8");
        }
        int colon = Quoted.indexOf(line, 0, ':');
        if (colon < 0) {
            throw new BadLineException("there is no colon after the name: write \"name: value, value\"");
        }
        LocalPart name = name(line.substring(0, colon).strip());
        draft.alias(new FileAlias(
                RecipientKey.of(new EmailAddress(name, domain)),
                AliasTargets.split(line.substring(colon + 1)).stream()
                        .map(entry -> target(entry, name))
                        .toList()));
    }

    private static LocalPart name(String text) {
        try {
            return LocalPart.of(text);
        } catch (AddressSyntaxException e) {
            throw new BadLineException("the name " + LogText.safe(text) + " is not a local part: " + e.getMessage()
                    + "; it has no domain");
        }
    }

    /** A backslash says that no alias applies any more; that is what naming oneself means anyway. */
    private static Target target(String entry, LocalPart name) {
        if (!entry.startsWith("\\")) {
            return AliasTargets.target(entry);
        }
        if (!name(entry.substring(1)).folded().equals(name.folded())) {
            throw new BadLineException("the target " + LogText.safe(entry)
                    + " goes around the alias of that name: only an alias of the same name may do so");
        }
        return AliasTargets.target(entry.substring(1));
    }
}
