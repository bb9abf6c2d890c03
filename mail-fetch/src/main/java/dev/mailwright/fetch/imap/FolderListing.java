package dev.mailwright.fetch.imap;

import dev.mailwright.fetch.source.RemoteName;
import dev.mailwright.store.ModifiedUtf7;
import dev.mailwright.store.SpecialUse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which folders somebody has of his own: not those of others, and without the prefix that all of his have. */
final class FolderListing {

    private static final int MOST_FOLDERS = 100_000;

    private final ImapWire imap;
    private final Set<String> capabilities;
    private final List<String> foreign = new ArrayList<>();
    private final Set<String> subscribed = new HashSet<>();
    private String prefix = "";

    FolderListing(ImapWire imap, Set<String> capabilities) {
        this.imap = imap;
        this.capabilities = capabilities;
    }

    List<RemoteName> folders() {
        if (capabilities.contains("NAMESPACE")) {
            imap.require("NAMESPACE", "NAMESPACE", this::namespace);
        }
        imap.ask("LSUB \"\" \"*\"", response -> {
            if (response.is("LSUB") && response.values().size() >= 3 && subscribed.size() < MOST_FOLDERS) {
                subscribed.add(response.values().get(2).asText());
            }
        });
        boolean extended = capabilities.contains("SPECIAL-USE") && capabilities.contains("LIST-EXTENDED");
        List<RemoteName> all = new ArrayList<>();
        imap.require("LIST \"\" \"*\"" + (extended ? " RETURN (SPECIAL-USE)" : ""), "LIST", response -> {
            if (response.is("LIST") && response.values().size() >= 3 && all.size() < MOST_FOLDERS) {
                name(response.values()).ifPresent(all::add);
            }
        });
        return all;
    }

    /** The first personal prefix; those of other kinds are somebody else's. // rfc2342#5 */
    private void namespace(Response response) {
        if (!response.is("NAMESPACE") || response.values().isEmpty()) {
            return;
        }
        prefix = prefixes(response.values().get(0)).stream().findFirst().orElse("");
        response.values().stream()
                .skip(1)
                .flatMap(kind -> prefixes(kind).stream())
                .filter(other -> !other.isEmpty() && !prefix.startsWith(other))
                .forEach(foreign::add);
    }

    private static List<String> prefixes(Value kind) {
        return kind.asItems().stream()
                .map(Value::asItems)
                .filter(items -> !items.isEmpty())
                .map(items -> items.get(0).asText())
                .toList();
    }

    /** Empty for a level without a mailbox. // rfc3501#7.2.2 */
    private Optional<RemoteName> name(List<Value> values) {
        Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
        for (Value attribute : values.get(0).asItems()) {
            String text = attribute.asText();
            if (text.equalsIgnoreCase("\\Noselect") || text.equalsIgnoreCase("\\NonExistent")) {
                return Optional.empty();
            }
            Arrays.stream(SpecialUse.values())
                    .filter(use -> use.attribute().equalsIgnoreCase(text))
                    .forEach(uses::add);
        }
        String wire = values.get(2).asText();
        if (foreign.stream().anyMatch(wire::startsWith)) {
            return Optional.empty();
        }
        return Optional.of(new RemoteName(wire, levels(wire, values.get(1).asText()), uses, subscribed.contains(wire)));
    }

    private List<String> levels(String wire, String separator) {
        boolean below = !prefix.isEmpty() && wire.length() > prefix.length() && wire.startsWith(prefix);
        String own = below ? wire.substring(prefix.length()) : wire;
        boolean flat = separator.length() != 1;
        List<String> levels = flat ? List.of(own) : Arrays.asList(own.split(Pattern.quote(separator), -1));
        return levels.stream().map(FolderListing::decoded).toList();
    }

    private static String decoded(String level) {
        return ModifiedUtf7.decode(level)
                .orElseGet(() -> new String(level.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
}
