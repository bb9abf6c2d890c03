package dev.mailwright.fetch.multidrop;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.message.EnvelopeAddress;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.Headers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the recipients of one message. What the provider wrote into the envelope fields is believed first; what anybody may have written into To and Cc only
 * where that is asked for, and never for mail of a list, whose To names the list.
 */
public final class Recipients {

    private static final int MOST = 1_000;
    private static final List<String> HEADER_FIELDS = List.of("To", "Cc", "Bcc");
    private static final List<String> LIST_FIELDS = List.of("List-Id", "List-Post", "List-Unsubscribe", "Mailing-List");

    private final MultidropRule rule;
    private final Predicate<EmailAddress> local;

    /** @param local whether the domain of an address is one of this server's */
    public Recipients(MultidropRule rule, Predicate<EmailAddress> local) {
        this.rule = rule;
        this.local = local;
    }

    /**
     * What was found.
     *
     * @param addresses with domains of this server; none when the message is for the fallback
     * @param fromEnvelope they stood where the provider writes the recipient of this very copy
     */
    public record Finding(List<EmailAddress> addresses, boolean fromEnvelope) {}

    public Finding find(Headers headers) {
        for (String name : rule.envelopeFields()) {
            List<EmailAddress> found = name.equalsIgnoreCase("Received") ? received(headers) : envelope(headers, name);
            if (!found.isEmpty()) {
                return new Finding(found, true);
            }
        }
        boolean list = LIST_FIELDS.stream().anyMatch(name -> headers.first(name).isPresent());
        return new Finding(rule.headerAddresses() && !list ? header(headers) : List.of(), false);
    }

    /** The first field from the top that names somebody here. */
    private List<EmailAddress> envelope(Headers headers, String name) {
        return headers.all(name).stream()
                .skip(rule.skip())
                .map(this::here)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<EmailAddress> received(Headers headers) {
        return headers.all("Received").stream()
                .skip(rule.skip())
                .map(field -> forClause(field.text()))
                .flatMap(Optional::stream)
                .map(this::here)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** What stands after the word {@code for}, outside of comments. // rfc5321#4.4 */
    static Optional<String> forClause(String text) {
        int depth = 0;
        StringBuilder word = new StringBuilder();
        boolean next = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            boolean ends = Character.isWhitespace(c) || c == ';' || c == '(' || c == ')';
            if (depth > 0 && c != '(' || !ends) {
                if (depth == 0) {
                    word.append(c);
                }
                continue;
            }
            if (next && word.length() > 0) {
                return Optional.of(word.toString());
            }
            next = next || word.toString().equalsIgnoreCase("for");
            word.setLength(0);
        }
        return Optional.empty();
    }

    private List<EmailAddress> header(Headers headers) {
        boolean resent = HEADER_FIELDS.stream()
                .anyMatch(name -> headers.first("Resent-" + name).isPresent());
        Set<EmailAddress> all = new LinkedHashSet<>();
        for (String name : HEADER_FIELDS) {
            headers.all(resent ? "Resent-" + name : name).forEach(field -> all.addAll(here(field)));
        }
        return all.stream().limit(MOST).toList();
    }

    private List<EmailAddress> here(HeaderField field) {
        return here(field.text());
    }

    private List<EmailAddress> here(String text) {
        Set<EmailAddress> found = new LinkedHashSet<>();
        for (EnvelopeAddress one : EnvelopeAddress.list(text.strip(), MOST)) {
            one.address().flatMap(this::here).ifPresent(found::add);
        }
        return new ArrayList<>(found);
    }

    /** The address with us, if it is one that counts. */
    private Optional<EmailAddress> here(EmailAddress address) {
        boolean ours = local.test(address);
        boolean trusted = rule.domains().isEmpty() ? ours : rule.domains().contains(address.domain());
        if (!trusted) {
            return Optional.empty();
        }
        LocalPart name = stripped(address.local());
        EmailAddress plain = address.withLocal(name);
        return Optional.of(ours ? plain : new EmailAddress(name, rule.fallback().domain()));
    }

    private LocalPart stripped(LocalPart name) {
        String text = name.value();
        boolean has = !rule.prefix().isEmpty()
                && text.length() > rule.prefix().length()
                && text.toLowerCase(Locale.ROOT).startsWith(rule.prefix().toLowerCase(Locale.ROOT));
        try {
            return has ? LocalPart.ofValue(text.substring(rule.prefix().length())) : name;
        } catch (AddressSyntaxException e) {
            return name;
        }
    }
}
