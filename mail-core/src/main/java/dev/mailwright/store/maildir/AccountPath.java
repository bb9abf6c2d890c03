package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the maildir of an account is: a template with {@code {domain}}, {@code {local}} and {@code {id}}, or one that begins
 * with {@code {home}}. What is put in
 * is one path element of letters, digits and {@code -_+=.@}, not beginning with a dot; other octets become {@code %XX}.
 * Values longer than a file name are cut and get a digest.
 *
 * @param fixed the part before the first placeholder, where the store keeps its lock; empty for homes until it is said
 * @param pattern what is below
 * @param homes where accounts are at home
 */
record AccountPath(Path fixed, String pattern, Homes homes) {

    private static final String HOME = "{home}";

    private static final int MAX_OCTETS = 200;
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+=.@";

    /**
     * @throws IllegalArgumentException when the template cannot tell accounts apart, or has none of its own directory
     */
    static AccountPath parse(String template) {
        if (template.startsWith(HOME)) {
            return inHome(template);
        }
        boolean named = template.contains("{id}") || (template.contains("{domain}") && template.contains("{local}"));
        String rest = template.replace("{id}", "").replace("{domain}", "").replace("{local}", "");
        if (!named || rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new IllegalArgumentException("the template '" + template
                    + "' needs {domain} and {local}, or {id}, or begins with {home}/, and knows nothing else");
        }
        int slash = template.lastIndexOf('/', template.indexOf('{'));
        if (slash < 0 || template.contains("/../") || template.endsWith("/..")) {
            throw new IllegalArgumentException("the template '" + template + "' needs a directory before its first {");
        }
        return new AccountPath(
                Path.of(slash == 0 ? "/" : template.substring(0, slash))
                        .toAbsolutePath()
                        .normalize(),
                template.substring(slash + 1),
                account -> Optional.empty());
    }

    private static AccountPath inHome(String template) {
        String rest = template.substring(HOME.length());
        String plain = rest.replace("{id}", "").replace("{domain}", "").replace("{local}", "");
        boolean inside = rest.startsWith("/") && !rest.contains("/..") && !rest.endsWith("/");
        if (!inside || plain.indexOf('{') >= 0 || plain.indexOf('}') >= 0) {
            throw new IllegalArgumentException("the template '" + template + "' needs a directory below {home}");
        }
        return new AccountPath(Path.of(""), template, account -> Optional.empty());
    }

    boolean isInHomes() {
        return pattern.startsWith(HOME);
    }

    AccountPath with(Homes whose, Path own) {
        return new AccountPath(own.toAbsolutePath().normalize(), pattern, whose);
    }

    static AccountPath at(Path root) {
        return new AccountPath(root.toAbsolutePath().normalize(), "{domain}/{local}", account -> Optional.empty());
    }

    /**
     * @throws StoreException CANNOT when the id is not an address where the template needs one
     */
    Path of(AccountId account) {
        String id = account.value();
        int at = id.lastIndexOf('@');
        if (pattern.contains("{local}") && (at < 1 || at == id.length() - 1)) {
            throw new StoreException(
                    Reason.CANNOT, "an account whose id is not an address needs a path template with {id}");
        }
        String path = pattern.replace("{id}", element(id));
        if (at > 0) {
            path = path.replace("{domain}", element(id.substring(at + 1).toLowerCase(Locale.ROOT)))
                    .replace("{local}", element(id.substring(0, at)));
        }
        Path above = isInHomes() ? home(account) : fixed;
        Path directory = above.resolve(isInHomes() ? path.substring(HOME.length() + 1) : path)
                .normalize();
        if (!directory.startsWith(above) || directory.equals(above)) {
            throw new StoreException(Reason.CANNOT, "the account would lie outside of " + above);
        }
        return directory;
    }

    private Path home(AccountId account) {
        try {
            return homes.home(account)
                    .filter(Path::isAbsolute)
                    .map(Path::normalize)
                    .orElseThrow(() -> new StoreException(Reason.CANNOT, "the account has no absolute home directory"));
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException(Reason.TRANSIENT, "the home of an account cannot be looked up", e);
        }
    }

    static String element(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && PLAIN.indexOf(b) >= 0 && !(b == '.' && out.length() == 0);
            out.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return out.length() <= MAX_OCTETS ? out.toString() : out.substring(0, 120) + "%." + digest(value);
    }

    /** The first 16 octets of SHA-256, in hexadecimal. */
    static String digest(String value) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
