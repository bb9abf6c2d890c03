package dev.mailwright.examples.quickstart;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.password.PasswordHasher;
import dev.mailwright.routing.TaggedMail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The accounts, one a line, in Dovecot's passwd-file format: {@code user:password:uid:gid:gecos:home:shell:extra fields}.
 * Lines and fields that are not understood here are left as they are. For one thread.
 */
final class UserFile {

    private static final List<String> HEADING = List.of(
            "# The accounts, in the passwd-file format of Dovecot: user:{SCHEME}hash::::::extra fields",
            "# Changes are seen while the server runs. What becomes of mail for user+tag:",
            "# mailwright_subaddress_tagged_mail=none, subfolder or subject among the extra fields.");
    private static final String TAGGED = "mailwright_subaddress_tagged_mail=";
    private static final int PASSWORD = 1;
    private static final int EXTRA = 7;

    private final Path file;
    private final List<String> lines;
    private boolean changed;

    private UserFile(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static UserFile read(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Home.read(file));
        return new UserFile(file, lines.isEmpty() ? new ArrayList<>(HEADING) : lines);
    }

    /** The addresses, in the order of their lines. */
    List<EmailAddress> addresses() {
        return lines.stream().filter(UserFile::isEntry).map(UserFile::address).toList();
    }

    private static boolean isEntry(String line) {
        return !line.isBlank() && !line.startsWith("#") && !line.startsWith(":");
    }

    private static EmailAddress address(String line) {
        return EmailAddress.of(line.substring(0, line.indexOf(':') < 0 ? line.length() : line.indexOf(':')))
                .folded();
    }

    private Optional<Integer> find(EmailAddress wanted) {
        for (int i = 0; i < lines.size(); i++) {
            if (isEntry(lines.get(i)) && address(lines.get(i)).equals(wanted)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>(List.of(line.split(":", EXTRA + 1)));
        while (fields.size() <= EXTRA) {
            fields.add("");
        }
        return fields;
    }

    /** Adds an account, or gives it this password if it has another one. */
    void put(EmailAddress address, String password, PasswordHasher hasher) {
        Optional<Integer> place = find(address);
        if (place.isEmpty()) {
            lines.add(address + ":" + hasher.hash(password) + "::::::");
            changed = true;
            return;
        }
        List<String> fields = fields(lines.get(place.get()));
        if (!hasher.verify(password, fields.get(PASSWORD))) {
            fields.set(PASSWORD, hasher.hash(password));
            set(place.get(), fields);
        }
    }

    /** What an account wants done with tagged mail. */
    void tagged(EmailAddress address, TaggedMail mode) {
        int place = find(address).orElseThrow(() -> new IllegalArgumentException("--tagged: no account " + address));
        List<String> fields = fields(lines.get(place));
        List<String> extra = new ArrayList<>(List.of(fields.get(EXTRA).split(" ")));
        extra.removeIf(field -> field.isBlank() || field.startsWith(TAGGED));
        extra.add(TAGGED + mode.name().toLowerCase(Locale.ROOT));
        fields.set(EXTRA, String.join(" ", extra));
        set(place, fields);
    }

    private void set(int place, List<String> fields) {
        String line = String.join(":", fields);
        changed |= !line.equals(lines.get(place));
        lines.set(place, line);
    }

    /** Writes it if anything changed. */
    void save() throws IOException {
        if (changed) {
            Home.replace(file, lines);
            changed = false;
        }
    }
}
