package dev.mailwright.directory.file;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.directory.Access;
import dev.mailwright.observe.LogText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One line of a passwd-file made into an account. */
final class PasswdEntry {

    private static final char NOT_UTF_8 = '\ufffd';
    private static final int FIELDS = 8;
    private static final int PASSWORD = 1;
    private static final int GECOS = 4;
    private static final int HOME = 5;
    private static final int EXTRA = 7;

    private PasswdEntry() {}

    /** @throws BadLineException when it cannot be used */
    static FileAccount parse(String line, PasswdOptions options) {
        String[] fields = fields(line);
        String user = fields[0];
        if (user.indexOf(NOT_UTF_8) >= 0 || fields[PASSWORD].indexOf(NOT_UTF_8) >= 0) {
            throw new BadLineException("user or password is not UTF-8");
        }
        EmailAddress address = address(user, options.defaultDomain());
        ExtraFields extra = ExtraFields.parse(fields[EXTRA], address);
        return new FileAccount(
                address,
                secret(fields[PASSWORD], address, options),
                name(fields[GECOS]),
                home(fields[HOME], extra),
                QuotaRule.of(extra),
                access(extra),
                extra.settings());
    }

    /** Extra fields have colons of their own. */
    private static String[] fields(String line) {
        String[] fields = new String[FIELDS];
        Arrays.fill(fields, "");
        int from = 0;
        for (int i = 0; i < FIELDS; i++) {
            int colon = i == EXTRA ? -1 : line.indexOf(':', from);
            fields[i] = colon < 0 ? line.substring(from) : line.substring(from, colon);
            if (colon < 0) {
                break;
            }
            from = colon + 1;
        }
        return fields;
    }

    private static EmailAddress address(String user, Optional<Domain> defaultDomain) {
        try {
            if (user.indexOf('@') >= 0) {
                return EmailAddress.of(user).folded();
            }
            LocalPart local = LocalPart.of(user).folded();
            return defaultDomain
                    .map(domain -> new EmailAddress(local, domain))
                    .orElseThrow(() -> new BadLineException("the user " + LogText.safe(user)
                            + " has no domain: write user@domain, or set a default domain for this file"));
        } catch (AddressSyntaxException e) {
            throw new BadLineException("the user " + LogText.safe(user) + " is not an address: " + e.getMessage());
        }
    }

    /** Locked entries, as system tables have them, are accounts that nobody can log in to. */
    private static Optional<String> secret(String field, EmailAddress address, PasswdOptions options) {
        if (field.isEmpty() || field.startsWith("*") || field.startsWith("!") || field.equals("x")) {
            return Optional.empty();
        }
        String stored = field.startsWith("{") ? field : "{" + options.defaultScheme() + "}" + field;
        if (!options.hasher().understands(stored)) {
            throw new BadLineException("the password of " + LogText.safe(address.toString())
                    + " cannot be checked: the scheme "
                    + scheme(stored) + " is not known here, the hash is broken, or it asks for more time or memory"
                    + " than a login may take");
        }
        return Optional.of(stored);
    }

    /** Nothing but what can be the name of a scheme is shown: a clear password may begin with a brace as well. */
    private static String scheme(String stored) {
        int end = stored.indexOf('}');
        String name = end < 0 ? "" : stored.substring(1, end);
        boolean named = name.length() <= 20
                && name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.');
        return named && !name.isEmpty() ? "{" + name + "}" : "in its braces";
    }

    private static String name(String gecos) {
        int comma = gecos.indexOf(',');
        return (comma < 0 ? gecos : gecos.substring(0, comma)).strip();
    }

    /** A relative one belongs to nobody. */
    private static Optional<Path> home(String field, ExtraFields extra) {
        String home = extra.value("home").orElse(field);
        try {
            return home.startsWith("/") && home.indexOf(NOT_UTF_8) < 0 ? Optional.of(Path.of(home)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Set<Access> access(ExtraFields extra) {
        if (extra.isSet("nologin")) {
            return Set.of(Access.DELIVERY);
        }
        Optional<String> doors = extra.value("mailwright_access");
        if (doors.isEmpty()) {
            return Access.ALL;
        }
        EnumSet<Access> set = EnumSet.noneOf(Access.class);
        for (String door : doors.get().split(",", -1)) {
            try {
                set.add(Access.valueOf(door.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new BadLineException("mailwright_access is a list of imap, pop3, submission and delivery, not "
                        + LogText.safe(door));
            }
        }
        return Set.copyOf(set);
    }

    /** Lower-case words that say who may log in and from where, which cannot be ignored without letting more people in. */
    static final Map<String, String> REFUSED = Map.of(
            "nopassword", "lets everybody in without a password",
            "allow_nets", "is not checked here",
            "allow_real_nets", "is not checked here");
}
