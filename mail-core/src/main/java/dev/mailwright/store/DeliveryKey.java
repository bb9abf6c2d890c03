package dev.mailwright.store;

/**
 * Names one delivery of one message to one mailbox, so that doing it again does nothing new. The same key filed again in
 * the same account answers with the first UID until it is forgotten.
 *
 * @param value 1 to 200 printable ASCII characters without space
 */
public record DeliveryKey(String value) {

    public DeliveryKey {
        if (value.isEmpty() || value.length() > 200 || value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("a delivery key has 1 to 200 printable ASCII characters");
        }
    }
}
