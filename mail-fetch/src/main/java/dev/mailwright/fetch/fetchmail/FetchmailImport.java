package dev.mailwright.fetch.fetchmail;

import dev.mailwright.fetch.fetchmail.RcEntry.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@code .fetchmailrc} in the words of this engine: an account for each user of each server, with everything named that could not be carried over. Passwords
 * are carried over too. Immutable.
 */
public final class FetchmailImport {

    private static final Set<String> NOT_NEEDED = Set.of("daemon", "postmaster", "idfile", "bouncemail", "spambounce");

    private final List<Converted> accounts;
    private final List<String> notes;

    private FetchmailImport(List<Converted> accounts, List<String> notes) {
        this.accounts = List.copyOf(accounts);
        this.notes = List.copyOf(notes);
    }

    /**
     * Reads the text of a run control file.
     *
     * @throws RcSyntaxException when it is none, naming the line
     */
    public static FetchmailImport of(String text) {
        RcFile file = RcFile.read(text);
        List<Converted> accounts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        globals(file.globals(), notes);
        Set<String> names = new HashSet<>();
        for (RcEntry entry : file.entries()) {
            List<User> users = entry.users().isEmpty() ? List.of(new User()) : entry.users();
            for (User user : users) {
                String name = users.size() == 1 ? entry.name() : entry.name() + "-" + user.remote();
                String free = name;
                for (int number = 2; !names.add(free); number++) {
                    free = name + "-" + number;
                }
                accounts.add(new Conversion(free, file.globals(), entry, user).convert());
            }
        }
        accounts.forEach(account -> notes.addAll(account.notes()));
        return new FetchmailImport(accounts, notes);
    }

    private static void globals(Map<String, String> globals, List<String> notes) {
        if ("true".equals(globals.getOrDefault("bouncemail", "true"))) {
            notes.add("set bouncemail: nothing is bounced to addresses in headers; what is for nobody goes to the"
                    + " fallback");
        }
        globals.keySet().stream()
                .filter(name -> !NOT_NEEDED.contains(name))
                .forEach(name -> notes.add("set " + name + " is not carried over: it is the server's business"));
    }

    /** The accounts as arguments of {@code Fetch.engine(...)}. */
    public String builder() {
        return "Fetch.engine(\n"
                + String.join(",\n", accounts.stream().map(Converted::calls).toList())
                + ")\n";
    }

    /** The {@code fetch:} section of a server's file. */
    public String yaml() {
        return "fetch:\n"
                + String.join("", accounts.stream().map(Converted::yaml).toList());
    }

    /** What could not be carried over or means something else here, a line each. */
    public List<String> notes() {
        return notes;
    }
}
