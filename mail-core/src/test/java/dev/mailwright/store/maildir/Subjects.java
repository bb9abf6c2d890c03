package dev.mailwright.store.maildir;

import dev.mailwright.message.Message;

/** Messages whose text says who they are: a subject with a number behind {@code #} has so many octets more. */
final class Subjects {

    private static final String LINE = "0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 and so on\r\n";

    private Subjects() {}

    static String text(String subject) {
        int mark = subject.indexOf('#');
        int more = mark < 0 ? 0 : Integer.parseInt(subject.substring(mark + 1));
        return "Subject: " + subject + "\r\nFrom: a@example.org\r\n\r\nbody of " + subject + "\r\n"
                + LINE.repeat(more / LINE.length());
    }

    static Message message(String subject) {
        return Message.of(text(subject));
    }

    /** The subject of a whole text; the text itself, which is no subject, when it is not whole. */
    static String of(String text) {
        int end = text.indexOf("\r\n");
        if (text.startsWith("Subject: ") && end > 0) {
            String subject = text.substring("Subject: ".length(), end);
            try {
                return text.equals(text(subject)) ? subject : "torn: " + text;
            } catch (NumberFormatException e) {
                return "torn: " + text;
            }
        }
        return "torn: " + text;
    }
}
