package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.ListCommand;
import dev.mailwright.imap.command.ListReturn;
import dev.mailwright.imap.command.ListSelection;
import dev.mailwright.imap.session.Login;
import dev.mailwright.store.Folder;
import dev.mailwright.store.SpecialUse;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Works out which mailboxes a LIST shows and with which attributes. Blocks. */
// rfc5258#3
final class Listing {

    private final ListCommand command;
    private final Login login;
    private final NavigableMap<String, Folder> folders = new TreeMap<>();
    private final Set<String> subscribed = new TreeSet<>();
    private final boolean bySubscription;

    Listing(ListCommand command, Login login) {
        this.command = command;
        this.login = login;
        this.bySubscription = command.selection().contains(ListSelection.SUBSCRIBED);
        login.folders().list().forEach(folder -> folders.put(login.namespace().render(folder.name()), folder));
        if (bySubscription || command.returned().contains(ListReturn.SUBSCRIBED)) {
            login.folders()
                    .subscribed()
                    .forEach(name -> subscribed.add(login.namespace().render(name)));
        }
    }

    List<ListedMailbox> mailboxes() {
        List<ListPattern> patterns = new ArrayList<>();
        for (String pattern : command.patterns()) {
            command.text(pattern)
                    .map(text -> ListVerb.canonical(text, login.namespace()))
                    .ifPresent(text ->
                            patterns.add(new ListPattern(text, login.namespace().separator())));
        }
        List<ListedMailbox> listed = new ArrayList<>();
        for (String name : candidates()) {
            if (patterns.stream().anyMatch(pattern -> pattern.matches(name))) {
                listed(name).ifPresent(listed::add);
            }
        }
        return listed;
    }

    private Set<String> candidates() {
        Set<String> names = new TreeSet<>(folders.keySet());
        if (bySubscription) {
            names.addAll(subscribed);
            subscribed.forEach(name -> addLevels(name, names));
        }
        return names;
    }

    /** Levels above a subscribed mailbox that is not there may have to be told of. */
    private void addLevels(String name, Set<String> names) {
        char separator = login.namespace().separator();
        for (int end = name.indexOf(separator); end > 0; end = name.indexOf(separator, end + 1)) {
            names.add(name.substring(0, end));
        }
    }

    private Optional<ListedMailbox> listed(String name) {
        Optional<Folder> folder = Optional.ofNullable(folders.get(name));
        boolean fits = fits(name, folder);
        boolean parent = command.selection().contains(ListSelection.RECURSIVEMATCH)
                && bySubscription
                && anySubscribedBelow(name);
        if (!fits && !parent) {
            return Optional.empty();
        }
        return Optional.of(new ListedMailbox(name, folder, attributes(name, folder), parent));
    }

    private boolean fits(String name, Optional<Folder> folder) {
        boolean use = !command.selection().contains(ListSelection.SPECIAL_USE)
                || folder.filter(there -> !there.specialUse().isEmpty()).isPresent();
        return use && (bySubscription ? subscribed.contains(name) : folder.isPresent());
    }

    private boolean anySubscribedBelow(String name) {
        String above = name + login.namespace().separator();
        return subscribed.stream().anyMatch(other -> other.startsWith(above));
    }

    private String attributes(String name, Optional<Folder> folder) {
        List<String> attributes = new ArrayList<>();
        if (!folder.map(Folder::isSelectable).orElse(false)) {
            attributes.add(command.extended() ? "\\NonExistent" : "\\Noselect");
        }
        if (subscribed.contains(name)) {
            attributes.add("\\Subscribed");
        }
        attributes.add(hasChildren(name) ? "\\HasChildren" : "\\HasNoChildren");
        folder.ifPresent(there ->
                there.specialUse().stream().sorted().map(SpecialUse::attribute).forEach(attributes::add));
        return String.join(" ", attributes);
    }

    private boolean hasChildren(String name) {
        String above = name + login.namespace().separator();
        String next = folders.ceilingKey(above);
        return next != null && next.startsWith(above);
    }
}
