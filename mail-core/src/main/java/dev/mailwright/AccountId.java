package dev.mailwright;

/**
 * The stable name of an account: it stays when the address is renamed. The directories of this library use the folded
 * address ({@code john@example.com}); an application may use its own key.
 *
 * @param value 1 to 255 characters, without control characters
 */
public record AccountId(String value) implements Comparable<AccountId> {

    private static final int MAX_LENGTH = 255;

    public AccountId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an account id has 1 to 255 characters, not " + value.length());
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an account id has no control characters");
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
