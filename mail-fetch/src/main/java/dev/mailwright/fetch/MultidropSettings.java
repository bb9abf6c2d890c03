package dev.mailwright.fetch;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.fetch.multidrop.MultidropRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the mail of a shared mailbox is told apart. Mutable, for one thread.
 *
 * <ul>
 *   <li>only addresses of the server's local domains count
 *   <li>Delivered-To, X-Original-To, X-Envelope-To, Envelope-To, then the {@code for} of Received
 *   <li>none is passed over, nothing is stripped
 *   <li>To and Cc are not believed
 *   <li>no fallback, which has to be said
 * </ul>
 */
public final class MultidropSettings {

    private final Set<Domain> domains = new LinkedHashSet<>();
    private List<String> envelopeHeaders = MultidropRule.USUAL_FIELDS;
    private int skip;
    private String prefix = "";
    private boolean headerAddresses;
    private String fallback = "";

    MultidropSettings() {}

    /**
     * Only addresses in these domains count. The local part of one that is not local here is looked up in the domain of the fallback.
     *
     * @throws dev.mailwright.address.AddressSyntaxException for a name that is none
     */
    public MultidropSettings domains(String... names) {
        for (String name : names) {
            domains.add(Domain.of(name));
        }
        return this;
    }

    /** Where the provider writes the recipient, best first; {@code Received} means its {@code for} clause. */
    public MultidropSettings envelopeHeaders(String... names) {
        envelopeHeaders = new ArrayList<>(List.of(names));
        return this;
    }

    /** Passes over so many fields of a name, from the top. */
    public MultidropSettings skip(int fields) {
        skip = fields;
        return this;
    }

    /** What the provider puts before local parts in envelope fields, such as {@code mbox-john-}. */
    public MultidropSettings stripPrefix(String text) {
        prefix = text;
        return this;
    }

    /** Where no envelope field helps, To, Cc and Bcc are looked at, except for mail of lists. Blind copies and lists get lost to the fallback. */
    public MultidropSettings headerAddresses() {
        headerAddresses = true;
        return this;
    }

    /** Who gets what is for nobody. */
    public MultidropSettings fallback(String address) {
        fallback = address;
        return this;
    }

    String fallback() {
        return fallback;
    }

    Set<Domain> domains() {
        return domains;
    }

    MultidropRule rule(EmailAddress fallbackAddress) {
        return new MultidropRule(domains, envelopeHeaders, skip, prefix, headerAddresses, fallbackAddress);
    }
}
