/**
 * What a mail domain has to publish in the domain name system, and whether it does: {@link dev.mailwright.records.DnsRecords}
 * makes the records, {@link dev.mailwright.records.DnsCheck} compares them with what name servers say.
 *
 * <p>Pure; may use {@code dns} and what {@code dkim}, {@code spf} and {@code dmarc} know of their own records.
 */
@NullMarked
package dev.mailwright.records;

import org.jspecify.annotations.NullMarked;
