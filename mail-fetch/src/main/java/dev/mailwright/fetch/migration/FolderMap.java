package dev.mailwright.fetch.migration;

import dev.mailwright.fetch.settings.FolderRule;
import dev.mailwright.fetch.source.RemoteName;
import dev.mailwright.store.Folder;
import dev.mailwright.store.InvalidMailboxNameException;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where each remote folder goes: where the orders say, else to the folder here that has its special use, else to its own name. Where a server tells no uses,
 * usual names stand for them. Pure.
 */
final class FolderMap {

    /** Folders that show what is in others too. // rfc6154#2 */
    private static final Set<SpecialUse> VIEWS = Set.of(SpecialUse.ALL, SpecialUse.FLAGGED);

    private static final Map<String, SpecialUse> USUAL = Map.ofEntries(
            Map.entry("sent", SpecialUse.SENT),
            Map.entry("sent items", SpecialUse.SENT),
            Map.entry("sent messages", SpecialUse.SENT),
            Map.entry("sent mail", SpecialUse.SENT),
            Map.entry("sent-mail", SpecialUse.SENT),
            Map.entry("drafts", SpecialUse.DRAFTS),
            Map.entry("junk", SpecialUse.JUNK),
            Map.entry("junk e-mail", SpecialUse.JUNK),
            Map.entry("spam", SpecialUse.JUNK),
            Map.entry("bulk mail", SpecialUse.JUNK),
            Map.entry("trash", SpecialUse.TRASH),
            Map.entry("deleted items", SpecialUse.TRASH),
            Map.entry("deleted messages", SpecialUse.TRASH),
            Map.entry("archive", SpecialUse.ARCHIVE),
            Map.entry("archives", SpecialUse.ARCHIVE));

    private final List<FolderRule> rules;
    private final Set<String> skipped;
    private final Map<SpecialUse, MailboxName> here = new EnumMap<>(SpecialUse.class);

    FolderMap(List<FolderRule> rules, Set<String> skipped, List<Folder> local) {
        this.rules = rules;
        this.skipped = skipped;
        local.forEach(folder -> folder.specialUse().forEach(use -> here.putIfAbsent(use, folder.name())));
    }

    /**
     * Where one goes.
     *
     * @param target empty when it is left out
     * @param why it is left out, for people
     */
    record Way(RemoteName remote, Optional<MailboxName> target, String why) {}

    List<Way> ways(List<RemoteName> remotes) {
        boolean told = remotes.stream().anyMatch(one -> !one.uses().isEmpty());
        Map<List<String>, MailboxName> special = new HashMap<>();
        Set<SpecialUse> taken = java.util.EnumSet.noneOf(SpecialUse.class);
        for (RemoteName one : remotes) {
            use(one, told).filter(taken::add).ifPresent(use -> special.put(one.levels(), here.get(use)));
        }
        return remotes.stream().map(one -> way(one, special)).toList();
    }

    private Optional<SpecialUse> use(RemoteName one, boolean told) {
        Optional<SpecialUse> use = told
                ? one.uses().stream().findFirst()
                : Optional.ofNullable(
                        one.levels().size() == 1 ? USUAL.get(one.levels().get(0).toLowerCase(Locale.ROOT)) : null);
        return use.filter(here::containsKey);
    }

    private Way way(RemoteName one, Map<List<String>, MailboxName> special) {
        String decoded = String.join("/", one.levels());
        for (FolderRule rule : rules) {
            if (rule.remote().equals(one.name()) || rule.remote().equals(decoded)) {
                return new Way(one, Optional.of(rule.local()), "");
            }
        }
        if (skipped.contains(one.name()) || skipped.contains(decoded)) {
            return new Way(one, Optional.empty(), "left out as asked");
        }
        if (one.uses().stream().anyMatch(VIEWS::contains)) {
            return new Way(one, Optional.empty(), "shows what is in other folders");
        }
        try {
            return new Way(one, Optional.of(target(one.levels(), special)), "");
        } catch (InvalidMailboxNameException e) {
            return new Way(one, Optional.empty(), "cannot have its name here: " + e.getMessage());
        }
    }

    /** What is below a folder with another name here goes below that. */
    private static MailboxName target(List<String> levels, Map<List<String>, MailboxName> special) {
        for (int depth = levels.size(); depth > 0; depth--) {
            MailboxName found = special.get(levels.subList(0, depth));
            if (found != null) {
                List<String> path = new ArrayList<>(found.levels());
                path.addAll(levels.subList(depth, levels.size()));
                return MailboxName.of(path);
            }
        }
        return MailboxName.of(levels);
    }
}
