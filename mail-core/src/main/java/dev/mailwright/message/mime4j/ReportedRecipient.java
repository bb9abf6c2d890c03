package dev.mailwright.message.mime4j;

/**
 * A recipient in a {@link DeliveryReport}. // rfc3464#2.3
 *
 * @param address where it went
 * @param original as the sender first wrote it, with its type before it; empty where it did not say
 * @param status three numbers
 * @param relay who said so; empty for this server
 * @param diagnostic the reply; empty where there was none
 * @param retryUntil for people; empty where it is not tried again
 */
public record ReportedRecipient(
        String address,
        String original,
        DeliveryReport.Action action,
        String status,
        String relay,
        String diagnostic,
        String retryUntil) {}
