package dev.mailwright.fetch.multidrop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MimeLimits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers as providers and senders write them, and whom the mail is for; {@code example.com} is local. */
class RecipientsTest {

    private static final EmailAddress FALLBACK = EmailAddress.of("postmaster@example.com");

    private static MultidropRule rule(Set<Domain> domains, int skip, String prefix, boolean headerAddresses) {
        return new MultidropRule(domains, MultidropRule.USUAL_FIELDS, skip, prefix, headerAddresses, FALLBACK);
    }

    private static Recipients.Finding find(MultidropRule rule, String header) {
        try (Message message = Message.of(header.replace("|", "\n") + "\n\nbody\n")) {
            Recipients recipients = new Recipients(rule, a -> a.domain().equals(Domain.of("example.com")));
            return recipients.find(Headers.read(message, MimeLimits.DEFAULT));
        }
    }

    private static List<String> names(Recipients.Finding finding) {
        return finding.addresses().stream().map(EmailAddress::toString).toList();
    }

    private static List<String> expected(String names) {
        return names == null ? List.of() : List.of(names.split(" & ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "Delivered-To: ann@example.com ~ ann@example.com",
                "delivered-to: ann@example.com ~ ann@example.com",
                "Delivered-To: <ann@example.com> ~ ann@example.com",
                "Delivered-To: Ann@Example.COM ~ Ann@example.com",
                "Delivered-To: mbox@isp.example|Delivered-To: ann@example.com ~ ann@example.com",
                "Delivered-To: ann@example.com|Delivered-To: bob@example.com ~ ann@example.com",
                "Delivered-To: mbox@isp.example|X-Original-To: ann@example.com ~ ann@example.com",
                "Delivered-To: mbox@isp.example|X-Envelope-To: ann@example.com ~ ann@example.com",
                "Envelope-To: ann@example.com ~ ann@example.com",
                "X-Envelope-To: ann@example.com, bob@example.com ~ ann@example.com & bob@example.com",
                "X-Envelope-To: <ann@example.com>,|  <bob@example.com> ~ ann@example.com & bob@example.com",
                "X-Original-To: ann+lists@example.com ~ ann+lists@example.com",
                "X-Original-To: \"ann smith\"@example.com ~ \"ann smith\"@example.com",
                "Delivered-To: ~ ",
                "Delivered-To: ann ~ ",
                "Delivered-To: @example.com ~ ",
                "Delivered-To: ann@example.com.evil.example ~ ",
                "Delivered-To: ann@sub.example.com ~ ",
                "Delivered-To: ann@gmail.com ~ ",
                "Received: from a by b for <ann@example.com>; Mon, 1 Jan 2024 00:00:00 +0000 ~ ann@example.com",
                "Received: from a by b with ESMTP id 7|  for ann@example.com; Mon ~ ann@example.com",
                "Received: from a (for bob@example.com) by b for <ann@example.com>; Mon ~ ann@example.com",
                "Received: from for by b id 1; Mon ~ ",
                "Received: from a by b FOR <ann@example.com>; Mon ~ ann@example.com",
                "Received: from a by b for <mbox@isp.example>; x|Received: from c by d for <ann@example.com>; y ~"
                        + " ann@example.com",
                "Received: from a by b id 5; x ~ ",
                "Received: (nested (deep (for x@example.com))) by b for <ann@example.com>; Mon ~ ann@example.com",
                "To: ann@example.com ~ ",
                "To: ann@example.com|Cc: bob@example.com ~ ",
                "Subject: nothing ~ ",
            })
    void believesTheEnvelope(String header, String names) {
        Recipients.Finding finding = find(rule(Set.of(), 0, "", false), header);
        assertThat(names(finding)).isEqualTo(expected(names));
        assertThat(finding.fromEnvelope()).isEqualTo(names != null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "To: ann@example.com ~ ann@example.com",
                "To: Ann <ann@example.com>|Cc: bob@example.com ~ ann@example.com & bob@example.com",
                "To: ann@example.com, ann@example.com ~ ann@example.com",
                "To: friends: ann@example.com, bob@example.com; , x@gmail.com ~ ann@example.com & bob@example.com",
                "To: undisclosed-recipients:; ~ ",
                "To: =?utf-8?Q?J=C3=BCrgen?= <juergen@example.com> ~ juergen@example.com",
                "To: \"Smith, Ann\" <ann@example.com> ~ ann@example.com",
                "To: ann@example.com (Ann (Smith)) ~ ann@example.com",
                "To: <@relay.example:ann@example.com> ~ ann@example.com",
                "To: ann@gmail.com, bob@example.com ~ bob@example.com",
                "To: x@gmail.com|Bcc: ann@example.com ~ ann@example.com",
                "To: ann@example.com|Resent-To: bob@example.com ~ bob@example.com",
                "To: ann@example.com|List-Id: <l.example.com> ~ ",
                "To: ann@example.com|List-Unsubscribe: <mailto:x@y.example> ~ ",
                "To: ~ ",
                "To: ann ~ ",
                "To: <ann@example.com ~ ",
                "To: ann@example.com|Delivered-To: bob@example.com ~ bob@example.com",
                "Cc:|  ann@example.com ~ ann@example.com",
                "To: ann@EXAMPLE.com ~ ann@example.com",
                "To: mailto:ann@example.com ~ ann@example.com",
            })
    void looksAtToAndCcWhereAskedTo(String header, String names) {
        assertThat(names(find(rule(Set.of(), 0, "", true), header))).as(header).isEqualTo(expected(names));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Delivered-To: ann@isp.example ~ ann@example.com",
                "Delivered-To: mbox-john-ann@isp.example ~ ann@example.com",
                "Delivered-To: MBOX-JOHN-ann@isp.example ~ ann@example.com",
                "Delivered-To: mbox-john-@isp.example ~ mbox-john-@example.com",
                "Delivered-To: ann@example.com ~ ",
                "Delivered-To: ann@other.example ~ ",
            })
    void takesLocalPartsOfNamedDomainsAlone(String header, String names) {
        Set<Domain> named = Set.of(Domain.of("isp.example"));
        assertThat(names(find(rule(named, 0, "mbox-john-", false), header))).isEqualTo(expected(names));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Delivered-To: ann@example.com|Delivered-To: bob@example.com ~ bob@example.com",
                "Delivered-To: ann@example.com ~ ",
                "Received: by a for <ann@example.com>; x|Received: by b for <bob@example.com>; y ~ bob@example.com",
            })
    void passesOverTheFirstOnes(String header, String names) {
        assertThat(names(find(rule(Set.of(), 1, "", false), header))).isEqualTo(expected(names));
    }
}
