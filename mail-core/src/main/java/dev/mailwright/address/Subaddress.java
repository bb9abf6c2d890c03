package dev.mailwright.address;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address taken apart at its first delimiter: {@code john+shop@example.com} is base {@code john@example.com} and tag
 * {@code shop} (rfc5233). Immutable.
 */
public final class Subaddress {

    private static final Set<String> WHOLE = Set.of("postmaster", "mailer-daemon", "double-bounce");
    private static final String OWNER = "owner-";
    private static final String REQUEST = "-request";

    private final EmailAddress base;
    private final @Nullable String tag;
    private final char delimiter;

    private Subaddress(EmailAddress base, @Nullable String tag, char delimiter) {
        this.base = base;
        this.tag = tag;
        this.delimiter = delimiter;
    }

    /**
     * Splits at the first char of the local part that is a delimiter. Left whole are the names of the mail system
     * ({@code postmaster}, {@code mailer-daemon}, {@code double-bounce}), an address whose base would be empty, and, when
     * {@code -} is a delimiter, {@code owner-list} and {@code list-request}. {@code john+@} has the empty tag.
     *
     * @param delimiters each char is a delimiter; empty means that nothing is split
     */
    public static Subaddress split(EmailAddress address, String delimiters) {
        String local = address.local().value();
        int cut = isWhole(local.toLowerCase(Locale.ROOT), delimiters) ? -1 : firstDelimiter(local, delimiters);
        if (cut <= 0) {
            return new Subaddress(address, null, '\0');
        }
        EmailAddress base = address.withLocal(LocalPart.ofValue(local.substring(0, cut)));
        return new Subaddress(base, local.substring(cut + 1), local.charAt(cut));
    }

    private static boolean isWhole(String local, String delimiters) {
        boolean list = local.startsWith(OWNER) || local.endsWith(REQUEST) && local.length() > REQUEST.length();
        return WHOLE.contains(local) || list && delimiters.indexOf('-') >= 0;
    }

    private static int firstDelimiter(String local, String delimiters) {
        for (int i = 0; i < local.length(); i++) {
            if (delimiters.indexOf(local.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The address without delimiter and tag; the whole address if it was not split. */
    public EmailAddress base() {
        return base;
    }

    /** What follows the delimiter, possibly empty; absent if the address was not split. */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /** The delimiter that was found; absent if the address was not split. */
    public Optional<Character> delimiter() {
        return tag == null ? Optional.empty() : Optional.of(delimiter);
    }

    @Override
    public String toString() {
        return tag == null ? base.toString() : base + " tag " + tag;
    }
}
