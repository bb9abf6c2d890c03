package dev.mailwright;

/**
 * A message that {@link MailServer#submit} took; events about it carry the same id.
 *
 * @param id unique in the server
 */
public record Submission(String id) {

    @Override
    public String toString() {
        return id;
    }
}
