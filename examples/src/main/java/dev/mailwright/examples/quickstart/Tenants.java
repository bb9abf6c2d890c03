package dev.mailwright.examples.quickstart;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.password.PasswordHasher;
import dev.mailwright.directory.password.PasswordHashes;
import dev.mailwright.routing.TaggedMail;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Who lives on this server.
 *
 * @param domain the domain of names without one
 * @param accounts all of them; the first gets mail for postmaster
 * @param passwords those that are known in clear now: given on the command line, or just made
 * @param created whether they were made now, so that this is the only time to show them
 * @param mode for accounts without a mode of their own
 */
record Tenants(
        String domain,
        List<EmailAddress> accounts,
        Map<EmailAddress, String> passwords,
        boolean created,
        TaggedMail mode) {

    private static final String DEFAULT_DOMAIN = "example.com";
    private static final List<String> DEFAULT_NAMES = List.of("john", "mary");

    /** Without the characters that people confuse. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 16;

    /**
     * Brings what is kept and what is asked for together, and keeps that.
     *
     * @throws IllegalArgumentException when a wish makes no sense
     */
    static Tenants settle(Home home, QuickstartCommand.Wishes wishes) throws IOException {
        UserFile users = UserFile.read(home.users());
        SecureRandom random = new SecureRandom();
        List<EmailAddress> kept = users.addresses();
        String domain = domain(wishes.domain(), kept);
        boolean created = wishes.accounts().isEmpty() && kept.isEmpty();
        Map<EmailAddress, String> passwords = created ? invented(domain, random) : given(wishes.accounts(), domain);
        if (!passwords.isEmpty()) {
            PasswordHasher hasher = PasswordHashes.standard(random);
            passwords.forEach((address, password) -> users.put(address, password, hasher));
        }
        tag(users, wishes, domain);
        users.save();
        AliasLines.put(home.aliases(), wishes.aliases(), domain);
        return new Tenants(domain, firstFirst(passwords, users.addresses()), passwords, created, wishes.mode());
    }

    private static String domain(String wish, List<EmailAddress> kept) {
        if (!wish.isEmpty()) {
            try {
                return Domain.of(wish).toString();
            } catch (AddressSyntaxException wrong) {
                throw new IllegalArgumentException("--domain: " + wrong.getMessage(), wrong);
            }
        }
        return kept.isEmpty() ? DEFAULT_DOMAIN : kept.get(0).domain().toString();
    }

    private static Map<EmailAddress, String> invented(String domain, RandomGenerator random) {
        Map<EmailAddress, String> passwords = new LinkedHashMap<>();
        for (String name : DEFAULT_NAMES) {
            passwords.put(address("account", name, domain), password(random));
        }
        return passwords;
    }

    private static String password(RandomGenerator random) {
        StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
        while (password.length() < PASSWORD_LENGTH) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static Map<EmailAddress, String> given(List<String> accounts, String domain) {
        Map<EmailAddress, String> passwords = new LinkedHashMap<>();
        for (String account : accounts) {
            int colon = account.indexOf(':');
            if (colon < 1 || colon == account.length() - 1) {
                throw new IllegalArgumentException(
                        "--account is NAME:PASSWORD; one of them has no colon in its middle");
            }
            passwords.put(address("--account", account.substring(0, colon), domain), account.substring(colon + 1));
        }
        return passwords;
    }

    private static void tag(UserFile users, QuickstartCommand.Wishes wishes, String domain) {
        for (String wish : wishes.tagged()) {
            int equals = wish.indexOf('=');
            if (equals >= 0) {
                users.tagged(address("--tagged", wish.substring(0, equals), domain), mode(wish.substring(equals + 1)));
            }
        }
    }

    static TaggedMail mode(String text) {
        return Arrays.stream(TaggedMail.values())
                .filter(mode -> mode.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--tagged is NONE, SUBFOLDER or SUBJECT, not \"" + text + "\""));
    }

    static EmailAddress address(String option, String name, String domain) {
        try {
            return EmailAddress.of(name.indexOf('@') < 0 ? name + "@" + domain : name)
                    .folded();
        } catch (AddressSyntaxException wrong) {
            throw new IllegalArgumentException(option + ": " + wrong.getMessage(), wrong);
        }
    }

    /** The first account of the command line is the first of all. */
    private static List<EmailAddress> firstFirst(Map<EmailAddress, String> passwords, List<EmailAddress> kept) {
        List<EmailAddress> all = new ArrayList<>(passwords.keySet());
        kept.stream().filter(address -> !all.contains(address)).forEach(all::add);
        return List.copyOf(all);
    }
}
