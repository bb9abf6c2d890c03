package dev.mailwright.dmarc;

import dev.mailwright.dkim.TagList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a domain publishes (rfc7489#6.3). Unknown tags do not matter, unknown values count as left out. Immutable. */
public final class DmarcRecord {

    private final TagList tags;

    private DmarcRecord(TagList tags) {
        this.tags = tags;
    }

    /** Reads a TXT record; empty if it is not one of DMARC. */
    public static Optional<DmarcRecord> parse(String text) {
        return TagList.parse(text)
                .filter(tags -> tags.first().equals("v")
                        && tags.find("v").filter("DMARC1"::equals).isPresent())
                .filter(tags -> tags.find("p").isPresent()
                        || tags.find("rua").isPresent()
                        || tags.find("psd").isPresent())
                .map(DmarcRecord::new);
    }

    private Optional<DmarcPolicy> policy(String tag) {
        return tags.find(tag).flatMap(DmarcPolicy::parse);
    }

    /** For the domain itself; none where it is missing or unknown (rfc7489#6.6.3). */
    public DmarcPolicy policy() {
        return policy("p").orElse(DmarcPolicy.NONE);
    }

    /** For names below it. */
    public DmarcPolicy subdomainPolicy() {
        return policy("sp").orElse(policy());
    }

    /** For names below it that do not exist. */
    public DmarcPolicy absentPolicy() {
        return policy("np").orElse(subdomainPolicy());
    }

    /** The domain only tries: what it asks for is one step milder. */
    public boolean isTesting() {
        return tags.find("t").filter("y"::equalsIgnoreCase).isPresent();
    }

    /** {@code y} for a public suffix, {@code n} for an organization, else {@code u}. */
    public String publicSuffix() {
        return tags.find("psd").orElse("u").toLowerCase(Locale.ROOT);
    }

    public boolean strictDkim() {
        return tags.find("adkim").filter("s"::equalsIgnoreCase).isPresent();
    }

    public boolean strictSpf() {
        return tags.find("aspf").filter("s"::equalsIgnoreCase).isPresent();
    }

    /** Only told, never acted on: a policy is for all mail. */
    public int percentage() {
        String text = tags.find("pct").orElse("100");
        boolean number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Math.min(100, Integer.parseInt(text)) : 100;
    }

    /** Where aggregate reports should go, as URIs. */
    public List<String> aggregateReports() {
        return tags.find("rua").map(DmarcRecord::uris).orElse(List.of());
    }

    private static List<String> uris(String list) {
        return Arrays.stream(list.split(",", 20))
                .map(String::strip)
                .filter(u -> !u.isEmpty())
                .toList();
    }
}
