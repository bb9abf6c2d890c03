package dev.mailwright.directory.file;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import dev.mailwright.observe.LogText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the text of a virtual(5) table: {@code pattern result, result}. Confined to one thread. */
final class VirtualTable {

    private final Optional<Domain> defaultDomain;
    private final AliasSnapshot.Draft draft = new AliasSnapshot.Draft();

    private VirtualTable(Optional<Domain> defaultDomain) {
        this.defaultDomain = defaultDomain;
    }

    static AliasSnapshot parse(Path path, String text, Optional<Domain> defaultDomain) {
        VirtualTable table = new VirtualTable(defaultDomain);
        BadLines bad = new BadLines(path);
        LogicalLines.read(text, bad, table::entry);
        bad.refuse();
        return table.draft.finish();
    }

    private void entry(String line) {
        if (line.indexOf('\ufffd') >= 0) {
            throw new BadLineException("the line is not UTF-8");
        }
        int end = Quoted.indexOf(line, 0, Character::isWhitespace);
        if (end < 0) {
            throw new BadLineException("there is a pattern, but no result: write \"pattern address, address\"");
        }
        String pattern = line.substring(0, end);
        String result = line.substring(end).strip();
        try {
            if (pattern.startsWith("@")) {
                catchAll(Domain.of(pattern.substring(1)), result);
            } else if (pattern.indexOf('@') >= 0) {
                address(EmailAddress.of(pattern), result);
            } else if (pattern.indexOf('.') >= 0 && pattern.charAt(0) != '"') {
                draft.domain(Domain.of(pattern));
            } else {
                address(new EmailAddress(LocalPart.of(pattern), defaultDomain(pattern)), result);
            }
        } catch (AddressSyntaxException e) {
            throw new BadLineException("the pattern " + LogText.safe(pattern)
                    + " is no address, no @domain and no domain: " + e.getMessage());
        }
    }

    private Domain defaultDomain(String pattern) {
        return defaultDomain.orElseThrow(() -> new BadLineException("the pattern " + LogText.safe(pattern)
                + " has no domain: write user@domain, or set a default domain for this file"));
    }

    private void address(EmailAddress address, String result) {
        draft.alias(new FileAlias(
                RecipientKey.of(address),
                AliasTargets.split(result).stream()
                        .map(entry -> entry.startsWith("@") ? sameUser(address, entry) : target(entry))
                        .toList()));
    }

    /** {@code @elsewhere} as a result is the same user there. */
    private static Target sameUser(EmailAddress address, String entry) {
        return Target.of(new EmailAddress(address.local(), Domain.of(entry.substring(1))));
    }

    private void catchAll(Domain domain, String result) {
        List<String> entries = AliasTargets.split(result);
        if (entries.size() == 1 && entries.get(0).startsWith("@")) {
            domainAlias(domain, Domain.of(entries.get(0).substring(1)));
            return;
        }
        if (entries.stream().anyMatch(entry -> entry.startsWith("@"))) {
            throw new BadLineException("@domain as a result of @" + domain + " stands alone");
        }
        draft.domain(domain);
        draft.alias(new FileAlias(
                RecipientKey.catchAll(domain),
                entries.stream().map(this::target).toList()));
    }

    private void domainAlias(Domain domain, Domain target) {
        if (domain.equals(target)) {
            draft.domain(domain);
        } else {
            draft.domainAlias(domain, target);
        }
    }

    /** Bare names are in the default domain, where there is one; otherwise in the domain of the pattern. */
    private Target target(String entry) {
        Target target = AliasTargets.target(entry);
        return defaultDomain.map(domain -> Target.of(target.in(domain))).orElse(target);
    }
}
