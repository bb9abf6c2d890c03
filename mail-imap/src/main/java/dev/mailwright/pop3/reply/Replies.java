package dev.mailwright.pop3.reply;

import dev.mailwright.pop3.command.Fault;

/** Everything that the server says, by name. Response codes: rfc2449#8.1 rfc3206#4 */
public final class Replies {

    private static final String AUTH = "AUTH";
    private static final String SYS_TEMP = "SYS/TEMP";

    public static final Reply OK = Reply.ok("Done");
    public static final Reply SEND_PASSWORD = Reply.ok("Send PASS");
    public static final Reply MARKED = Reply.ok("Marked for removal at QUIT");
    public static final Reply UNMARKED = Reply.ok("No message is marked for removal");
    public static final Reply START_TLS = Reply.ok("Begin TLS");
    public static final Reply BYE = Reply.ok("Bye");
    public static final Reply CAPABILITIES = Reply.ok("Capabilities follow");
    public static final Reply MECHANISMS = Reply.ok("Mechanisms follow");
    public static final Reply UNIQUE_IDS = Reply.ok("Unique ids follow");
    public static final Reply TOP = Reply.ok("Top of message follows");

    public static final Reply UTF8 = Reply.ok("UTF-8 enabled");
    public static final Reply LANGUAGES = Reply.ok("Languages follow");
    public static final Reply ENGLISH = Reply.ok("en Language changed");
    public static final Reply NO_SUCH_LANGUAGE = Reply.err("Language not known");

    public static final Reply LOGIN_REJECTED = Reply.err(AUTH, "Login rejected");
    public static final Reply NO_MAILBOX = Reply.err(AUTH, "This login has no mailbox");
    public static final Reply LOGIN_UNAVAILABLE = Reply.err(SYS_TEMP, "Cannot check logins now");
    public static final Reply TOO_MANY_LOGINS = Reply.err(SYS_TEMP, "Too many failed logins, come back later");
    public static final Reply NO_INBOX = Reply.err(SYS_TEMP, "Mailbox is not available now");
    // rfc2449#8.1.1
    public static final Reply TOO_SOON = Reply.err("LOGIN-DELAY", "Minimum time between logins has not passed");
    public static final Reply LOGIN_CANCELLED = Reply.err("Cancelled");
    public static final Reply BAD_LOGIN_SYNTAX = Reply.bad("Response does not follow the mechanism");
    public static final Reply UNKNOWN_MECHANISM = Reply.bad("Mechanism not offered");
    public static final Reply NO_AUTH = Reply.err("No mechanism is offered on this connection");
    public static final Reply TLS_FIRST = Reply.err("Passwords are taken inside TLS only, say STLS first");
    public static final Reply ENCRYPTION_NEEDED = Reply.err("Passwords are taken inside TLS only");
    public static final Reply NO_TLS = Reply.err("TLS is not available");
    public static final Reply TLS_TOO_LATE = Reply.bad("STLS comes before UTF8");
    public static final Reply ALREADY_ENCRYPTED = Reply.bad("TLS is active");

    public static final Reply NO_SUCH_MESSAGE = Reply.err("No such message");
    public static final Reply MESSAGE_MARKED = Reply.err("Message is marked for removal");
    public static final Reply MESSAGE_GONE = Reply.err("Message was removed by another session");

    public static final Reply LOCAL_ERROR = Reply.err(SYS_TEMP, "Local error, try again later");
    public static final Reply NOT_UPDATED = Reply.err(SYS_TEMP, "Some messages were not removed, try again later");
    public static final Reply SHUTTING_DOWN = Reply.err(SYS_TEMP, "Shutting down, come back later");
    public static final Reply BUSY = Reply.err(SYS_TEMP, "Too busy, come back later");
    public static final Reply TOO_MANY_CONNECTIONS = Reply.err(SYS_TEMP, "Too many connections, come back later");

    public static final Reply UNKNOWN_COMMAND = Reply.bad("Unknown command");
    public static final Reply LOGIN_FIRST = Reply.bad("Log in first");
    public static final Reply LOGGED_IN_ALREADY = Reply.bad("Logged in already");
    public static final Reply USER_FIRST = Reply.bad("Say USER first");
    public static final Reply LINE_TOO_LONG = Reply.bad("Line too long");
    public static final Reply BARE_LF = Reply.bad("Bare LF received, lines must end with CRLF");
    public static final Reply BAD_CHARACTER = Reply.bad("Bare CR or NUL in the command");
    public static final Reply NOT_UTF8 = Reply.bad("Command is not UTF-8");
    public static final Reply TOO_MANY_ERRORS = Reply.err("Too many bad commands");

    private Replies() {}

    /** No time stamp in angle brackets, so that no client tries APOP. // rfc1939#4 */
    public static Reply greeting(String hostname) {
        return Reply.ok(hostname + " POP3 ready");
    }

    public static Reply loggedIn(int messages) {
        return Reply.ok("Logged in, " + messages(messages));
    }

    // rfc1939#5 STAT
    public static Reply drop(int messages, long octets) {
        return Reply.ok(messages + " " + octets);
    }

    public static Reply scan(int messages, long octets) {
        return Reply.ok(messages(messages) + ", " + octets + " octets");
    }

    /** One line of a listing as an answer of its own. */
    public static Reply listed(String line) {
        return Reply.ok(line);
    }

    public static Reply message(long octets) {
        return Reply.ok(octets + " octets");
    }

    public static Reply of(Fault fault) {
        return Reply.bad(
                switch (fault) {
                    case ARGUMENT_MISSING -> "Argument missing";
                    case TOO_MANY_ARGUMENTS -> "Too many arguments";
                    case NOT_A_NUMBER -> "Not a number";
                    case NUMBER_TOO_LARGE -> "Number too large";
                    case BAD_BASE64 -> "Cannot decode Base64";
                });
    }

    private static String messages(int count) {
        return count == 1 ? "1 message" : count + " messages";
    }
}
