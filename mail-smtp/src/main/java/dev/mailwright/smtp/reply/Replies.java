package dev.mailwright.smtp.reply;

import dev.mailwright.check.Reply;
import dev.mailwright.smtp.command.SyntaxException;
import java.util.List;

/** Everything that the server says, by name. Codes are those of rfc5321#4.2.3, statuses those of rfc3463#3. */
public final class Replies {

    public static final Reply BYE = new Reply(221, "2.0.0", "Bye");
    public static final Reply OK = new Reply(250, "2.0.0", "OK");
    public static final Reply RESET = new Reply(250, "2.0.0", "Reset");
    public static final Reply SENDER_OK = new Reply(250, "2.1.0", "Sender OK");
    public static final Reply RECIPIENT_OK = new Reply(250, "2.1.5", "Recipient OK");
    public static final Reply CANNOT_VERIFY = new Reply(252, "2.5.0", "Cannot verify, but will take mail and try");
    public static final Reply START_TLS = new Reply(220, "2.0.0", "Ready for TLS");
    public static final Reply SEND_MESSAGE = new Reply(354, "", "Send the message, end with a dot on a line");
    public static final Reply LOGGED_IN = new Reply(235, "2.7.0", "Logged in");

    public static final Reply SHUTTING_DOWN = new Reply(421, "4.3.2", "Shutting down, come back later");
    public static final Reply BUSY = new Reply(421, "4.7.0", "Too busy, come back later");
    public static final Reply TOO_MANY_CONNECTIONS = new Reply(421, "4.7.0", "Too many connections, come back later");
    public static final Reply TOO_FAST =
            new Reply(421, "4.7.0", "Too many connections in a short time, come back later");
    public static final Reply OFFENDER = new Reply(421, "4.7.0", "Too many errors from your address, come back later");
    public static final Reply TOO_MUCH_MAIL =
            new Reply(450, "4.7.1", "Too many messages in a short time, try again later");
    public static final Reply TOO_MANY_IN_TIME =
            new Reply(450, "4.7.1", "Too many recipients in a short time, try again later");
    public static final Reply TIMED_OUT = new Reply(421, "4.4.2", "Waited too long");
    public static final Reply TOO_SLOW = new Reply(421, "4.4.2", "Upload is too slow");
    public static final Reply TOO_MANY_ERRORS = new Reply(421, "4.7.0", "Too many errors");
    public static final Reply TOO_MANY_LOGINS = new Reply(421, "4.7.0", "Too many failed logins, come back later");
    public static final Reply LOCAL_FAULT = new Reply(421, "4.3.0", "Local error, come back later");
    public static final Reply LOCAL_ERROR = new Reply(451, "4.3.0", "Local error, try again later");
    public static final Reply TOO_MANY_RECIPIENTS = new Reply(452, "4.5.3", "Too many recipients");
    public static final Reply LOGIN_UNAVAILABLE = new Reply(454, "4.7.0", "Cannot check logins now");

    public static final Reply LINE_TOO_LONG = new Reply(500, "5.5.2", "Line too long");
    public static final Reply BAD_CHARACTER = new Reply(500, "5.5.2", "Bare CR or NUL in the command");
    public static final Reply NOT_UTF8 = new Reply(500, "5.5.2", "Command is not UTF-8");
    public static final Reply UNKNOWN_COMMAND = new Reply(500, "5.5.1", "Command not recognized");
    public static final Reply NO_ARGUMENT = new Reply(501, "5.5.4", "Takes no argument");
    public static final Reply ARGUMENT_MISSING = new Reply(501, "5.5.4", "Argument missing");
    public static final Reply BAD_BASE64 = new Reply(501, "5.5.2", "Cannot decode Base64");
    public static final Reply BAD_LOGIN_SYNTAX = new Reply(501, "5.5.2", "Response does not follow the mechanism");
    public static final Reply LOGIN_CANCELLED = new Reply(501, "5.7.0", "Cancelled");
    public static final Reply NOT_IMPLEMENTED = new Reply(502, "5.5.1", "Command not implemented");
    public static final Reply HELLO_FIRST = new Reply(503, "5.5.1", "Say EHLO first");
    public static final Reply SENDER_FIRST = new Reply(503, "5.5.1", "Say MAIL first");
    public static final Reply RECIPIENT_FIRST = new Reply(503, "5.5.1", "Say RCPT first");
    public static final Reply ONE_AT_A_TIME = new Reply(503, "5.5.1", "Sender already given");
    public static final Reply IN_TRANSACTION = new Reply(503, "5.5.1", "Not within a transaction");
    public static final Reply CHUNKS_BEGUN = new Reply(503, "5.5.1", "BDAT has begun, go on with BDAT or RSET");
    public static final Reply LOGGED_IN_ALREADY = new Reply(503, "5.5.1", "Logged in already");
    public static final Reply ALREADY_ENCRYPTED = new Reply(503, "5.5.1", "TLS is active");
    public static final Reply NO_TLS = new Reply(502, "5.5.1", "TLS is not available");
    public static final Reply NO_LOGIN = new Reply(502, "5.5.1", "AUTH is not available");
    public static final Reply UNKNOWN_MECHANISM = new Reply(504, "5.5.4", "Mechanism not offered");
    public static final Reply NOT_A_MAIL_CLIENT = new Reply(521, "5.5.1", "This is a mail server");
    public static final Reply BARE_LF = new Reply(521, "5.5.2", "Bare LF received, lines must end with CRLF");
    public static final Reply LOGIN_FIRST = new Reply(530, "5.7.0", "Log in first");
    public static final Reply TLS_FIRST = new Reply(530, "5.7.0", "Say STARTTLS first");
    public static final Reply ENCRYPTION_NEEDED = new Reply(538, "5.7.11", "Encryption required");
    public static final Reply LOGIN_REJECTED = new Reply(535, "5.7.8", "Login rejected");
    public static final Reply BARE_LINE_END =
            new Reply(550, "5.6.0", "Bare CR or LF in the message, lines must end with CRLF");
    public static final Reply NUL_IN_MESSAGE = new Reply(550, "5.6.0", "NUL in the message");
    public static final Reply TOO_LARGE = new Reply(552, "5.3.4", "Message larger than allowed");
    public static final Reply NEEDS_SMTPUTF8 = new Reply(553, "5.6.7", "Address needs SMTPUTF8");
    public static final Reply NO_RECIPIENTS = new Reply(554, "5.5.1", "No valid recipients");
    public static final Reply UNKNOWN_PARAMETER = new Reply(555, "5.5.4", "Parameter not recognized");

    public static final Reply BDAT_ONLY = new Reply(503, "5.5.1", "BODY=BINARYMIME needs BDAT");
    public static final Reply TOO_EARLY = new Reply(554, "5.5.1", "You spoke before you were greeted");
    public static final Reply NOT_YOUR_ADDRESS = new Reply(553, "5.7.1", "This sender is not yours");
    public static final Reply NOT_YOUR_FROM = new Reply(550, "5.7.1", "The address in From is not yours");
    public static final Reply CANNOT_CHECK_SENDER = new Reply(451, "4.3.0", "Cannot check the sender now");
    public static final Reply TURNED_AWAY = new Reply(503, "5.5.1", "You were turned away, say QUIT");

    private Replies() {}

    /** The greeting for a client that a check rejects. // rfc5321#3.1 */
    public static Reply turnedAway(Reply rejection) {
        return new Reply(554, rejection.status(), rejection.text());
    }

    /** The last word to a client that a check defers. // rfc5321#3.8 */
    public static Reply goAway(Reply deferral) {
        return new Reply(421, deferral.status(), deferral.text());
    }

    /**
     * The greeting.
     *
     * @param hostname ours
     * @param protocol {@code ESMTP} or {@code LMTP}
     */
    public static Reply greeting(String hostname, String protocol) {
        return new Reply(220, "", hostname + " " + protocol);
    }

    /** The answer to HELO, or to EHLO with what is offered. */
    public static Reply hello(String hostname, List<String> keywords) {
        return new Reply(250, "", keywords.isEmpty() ? hostname : hostname + "\n" + String.join("\n", keywords));
    }

    public static Reply help(List<String> verbs) {
        return new Reply(214, "2.0.0", "Commands: " + String.join(" ", verbs));
    }

    /** @param id the name of the message in our log */
    public static Reply accepted(String id) {
        return new Reply(250, "2.0.0", "OK " + id);
    }

    public static Reply chunk(long octets) {
        return new Reply(250, "2.0.0", "Took " + octets + " octets");
    }

    /** @param base64 may be empty */
    public static Reply challenge(String base64) {
        return new Reply(334, "", base64);
    }

    public static Reply of(SyntaxException e) {
        return switch (e.kind()) {
            case ARGUMENT -> new Reply(501, "5.5.4", "Bad argument: " + e.reason());
            case SENDER -> new Reply(501, "5.1.7", "Bad sender: " + e.reason());
            case RECIPIENT -> new Reply(501, "5.1.3", "Bad recipient: " + e.reason());
            case PARAMETER -> UNKNOWN_PARAMETER;
        };
    }
}
