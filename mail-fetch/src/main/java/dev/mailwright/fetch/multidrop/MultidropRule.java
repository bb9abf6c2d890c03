package dev.mailwright.fetch.multidrop;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import java.util.List;
import java.util.Set;

/**
 * How the mail of a shared mailbox is told apart.
 *
 * @param domains whose local parts count; none for the local domains of the server alone
 * @param envelopeFields header fields in which the provider writes the recipient, in the order in which they are looked at
 * @param skip how many fields of one name are passed over, counted from the top
 * @param prefix what the provider puts before local parts; empty for none
 * @param headerAddresses whether To, Cc and the like are looked at when the envelope is not known
 * @param fallback who gets what is for nobody
 */
public record MultidropRule(
        Set<Domain> domains,
        List<String> envelopeFields,
        int skip,
        String prefix,
        boolean headerAddresses,
        EmailAddress fallback) {

    /** What providers write, best first; {@code Received} stands for its {@code for} clause. */
    public static final List<String> USUAL_FIELDS =
            List.of("Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "Received");

    public MultidropRule {
        domains = Set.copyOf(domains);
        envelopeFields = List.copyOf(envelopeFields);
    }
}
