package dev.mailwright.imap;

import java.util.List;
import java.util.SplittableRandom;

/** Commands as clients might write them, some of them mistyped. */
final class OddCommands {

    private static final List<String> BOXES =
            List.of("INBOX", "inbox", "T1", "T2", "\"T3\"", "Nowhere", "\"\"", "T1/sub", "*x");
    private static final List<String> SETS =
            List.of("1", "1:3", "2,4", "*", "1:*", "4:2", "0", "99", "1:99", "", "1:", "a", "4294967296", "5:6,1");
    private static final List<String> ITEMS = List.of(
            "FLAGS",
            "(FLAGS UID)",
            "ALL",
            "FAST",
            "FULL",
            "ENVELOPE",
            "BODY",
            "BODYSTRUCTURE",
            "BODY.PEEK[]",
            "BODY[1]",
            "BODY.PEEK[HEADER.FIELDS (TO)]",
            "BODY.PEEK[TEXT]<0.10>",
            "RFC822.SIZE",
            "INTERNALDATE",
            "RFC822.HEADER",
            "()",
            "NOTHING",
            "BODY[",
            "BODY.PEEK[1.MIME]",
            "BODY[MIME]",
            "(FLAGS ALL)",
            "MODSEQ",
            "BODY.PEEK[HEADER.FIELDS ()]",
            "BODY[]<5>");
    private static final List<String> KEYS = List.of(
            "ALL",
            "SEEN",
            "UNSEEN",
            "NOT SEEN",
            "OR SEEN FLAGGED",
            "SUBJECT message",
            "FROM \"x\"",
            "TEXT body",
            "BODY \"body 1\"",
            "SINCE 1-Feb-2024",
            "BEFORE 01-Jan-2030",
            "ON 31-Feb-2024",
            "LARGER 10",
            "SMALLER 5",
            "KEYWORD Work",
            "UNKEYWORD Work",
            "UID 1:3",
            "1:2",
            "HEADER Subject \"\"",
            "(SEEN UNSEEN)",
            "NOT",
            "OR SEEN",
            "SENTSINCE 1-Jan-2020",
            "NEW",
            "OLD",
            "RECENT",
            "BOGUS",
            "CHARSET UTF-8 ALL",
            "DELETED ANSWERED",
            "UNDRAFT",
            "()",
            "LARGER x",
            "SUBJECT",
            "MODSEQ 1");
    private static final List<String> FLAGS = List.of(
            "FLAGS (\\Seen)",
            "+FLAGS (\\Flagged)",
            "-FLAGS.SILENT (\\Seen)",
            "+FLAGS Work",
            "FLAGS ()",
            "+FLAGS (\\Bogus)",
            "FLAGS",
            "flags \\Answered",
            "+FLAGS (\\Deleted)",
            "-FLAGS (\\Deleted)",
            "*FLAGS (\\Seen)");
    private static final List<String> SORTS = List.of(
            "(ARRIVAL)", "(REVERSE DATE)", "(SUBJECT SIZE)", "(FROM TO CC)", "()", "(BOGUS)", "SUBJECT", "(REVERSE)");
    private static final List<String> STATUS = List.of(
            "(MESSAGES)",
            "(MESSAGES UIDNEXT UIDVALIDITY UNSEEN)",
            "()",
            "(BOGUS)",
            "MESSAGES",
            "(HIGHESTMODSEQ)",
            "(RECENT)");

    private final SplittableRandom random;

    OddCommands(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private boolean mistyped;

    /** The last one was. */
    boolean wasMistyped() {
        return mistyped;
    }

    String next() {
        String command = command();
        // a SELECT that is BAD gives the mailbox up in Dovecot, after which nothing is alike
        mistyped = random.nextInt(5) == 0 && !command.startsWith("SELECT");
        return mistyped ? mistyped(command) : command;
    }

    private String command() {
        return switch (random.nextInt(17)) {
            case 0 ->
                one(List.of(
                        "NOOP", "CHECK", "CAPABILITY", "NAMESPACE", "ID NIL", "NOOP x", "BOGUS", "UID", "UID BOGUS 1"));
            case 1 ->
                "LIST " + one(List.of("\"\"", "INBOX", "\"x\"")) + " "
                        + one(List.of("*", "%", "\"\"", "INBOX", "T%", "*%*", "(", ""));
            case 2 -> "LSUB \"\" " + one(List.of("*", "%", "INBOX"));
            case 3 -> "STATUS " + one(BOXES.subList(0, 6)) + " " + one(STATUS);
            case 4 -> one(List.of("SELECT INBOX", "SELECT T1", "SELECT Nowhere", "SELECT INBOX (CONDSTORE)"));
            case 5, 6 -> "FETCH " + one(SETS) + " " + one(ITEMS);
            case 7 -> "UID FETCH " + one(SETS) + " " + one(ITEMS);
            case 8, 9 -> "SEARCH " + one(KEYS) + (random.nextBoolean() ? " " + one(KEYS) : "");
            case 10 -> "UID SEARCH " + one(KEYS);
            case 11 -> "STORE " + one(SETS) + " " + one(FLAGS);
            case 12 -> "UID STORE " + one(SETS) + " " + one(FLAGS);
            case 13 -> one(List.of("COPY ", "UID COPY ")) + one(SETS) + " " + one(List.of("INBOX", "T1", "Nowhere"));
            case 14 ->
                one(List.of("SORT ", "UID SORT ")) + one(SORTS) + " " + one(List.of("UTF-8", "US-ASCII", "BOGUS")) + " "
                        + one(KEYS);
            case 15 -> "THREAD " + one(List.of("REFERENCES", "ORDEREDSUBJECT", "BOGUS")) + " UTF-8 " + one(KEYS);
            default ->
                one(List.of(
                        "CREATE T1",
                        "CREATE T2",
                        "DELETE T2",
                        "DELETE Nowhere",
                        "CREATE",
                        "DELETE INBOX",
                        "SUBSCRIBE INBOX",
                        "UNSUBSCRIBE INBOX",
                        "CREATE INBOX"));
        };
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String mistyped(String command) {
        int at = random.nextInt(command.length());
        return switch (random.nextInt(3)) {
            case 0 -> command.substring(0, at) + command.substring(at + 1);
            case 1 ->
                command.substring(0, at)
                        + one(List.of(" ", "(", ")", "\"", "\\", "*", "x", "1", ":"))
                        + command.substring(at);
            default -> command.substring(0, at) + command.charAt(at) + command.substring(at);
        };
    }
}
