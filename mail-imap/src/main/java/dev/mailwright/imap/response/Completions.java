package dev.mailwright.imap.response;

import static dev.mailwright.imap.response.Completion.bad;
import static dev.mailwright.imap.response.Completion.no;

import dev.mailwright.store.StoreException;

/** The catalogue: what a client hears when it asks for what is not there or may not be. */
public final class Completions {

    public static final Completion UNKNOWN_COMMAND = bad("Unknown command");
    public static final Completion WRONG_STATE = bad("Not a command for the present state");
    public static final Completion LINE_TOO_LONG = bad("Line or command too long");
    public static final Completion LITERAL_TOO_LARGE = bad("Literal too large");
    /** rfc7888#5 */
    public static final Completion LITERAL_UNASKED = bad("A literal like this must be asked for");

    public static final Completion BARE_LINE_END = bad("Lines must end in CR LF");
    public static final Completion NUL = bad("A command has no NUL and no bare CR");
    public static final Completion NO_SUCH_NUMBER = bad("No message with such a number");
    public static final Completion CANCELLED = bad("Authentication cancelled");
    public static final Completion NOT_ENABLED = bad("That needs ENABLE first");
    public static final Completion COMPRESSED_ALREADY = bad("COMPRESS is active already");
    public static final Completion NOT_DONE = bad("Expected DONE");

    public static final Completion NO_SUCH_MAILBOX = no(ResponseCode.NONEXISTENT, "No such mailbox");
    public static final Completion NO_TARGET = no(ResponseCode.TRYCREATE, "No such mailbox, create it first");
    public static final Completion MAILBOX_EXISTS = no(ResponseCode.ALREADYEXISTS, "The mailbox exists already");
    public static final Completion READ_ONLY = no(ResponseCode.READ_ONLY, "The mailbox was opened read-only");
    public static final Completion CANNOT = no(ResponseCode.CANNOT, "That is not possible here");
    public static final Completion OVER_QUOTA = no(ResponseCode.OVERQUOTA, "Quota exceeded");
    public static final Completion EXPUNGED = no(ResponseCode.EXPUNGEISSUED, "Some of the messages have been expunged");
    public static final Completion TOO_BIG = no(ResponseCode.TOOBIG, "The message is larger than this server takes");
    public static final Completion EMPTY_MESSAGE = no(ResponseCode.CANNOT, "A message is not empty");
    public static final Completion NUL_IN_MESSAGE = no(ResponseCode.CANNOT, "A message has no NUL");
    public static final Completion BAD_CHARSET = no(ResponseCode.BADCHARSET, "Unknown charset");
    public static final Completion UNKNOWN_USE = no(ResponseCode.USEATTR, "That special use cannot be had here");

    public static final Completion NO_SUCH_ROOT = no(ResponseCode.NONEXISTENT, "No such quota root");
    public static final Completion NO_PERMISSION = no(ResponseCode.NOPERM, "You may not do that");

    public static final Completion LOGIN_FAILED = no(ResponseCode.AUTHENTICATIONFAILED, "Login failed");
    public static final Completion NO_ACCESS = no(ResponseCode.AUTHORIZATIONFAILED, "No mailbox for this login");
    public static final Completion NOT_PRIVATE =
            no(ResponseCode.PRIVACYREQUIRED, "Logins need an encrypted connection, use STARTTLS");
    public static final Completion NO_MECHANISM = no(ResponseCode.CANNOT, "No such authentication mechanism");
    public static final Completion NO_TLS = no(ResponseCode.CANNOT, "TLS is not possible here");

    public static final Completion UNAVAILABLE = no(ResponseCode.UNAVAILABLE, "Temporarily unavailable, try again");
    public static final Completion SERVER_BUG = no(ResponseCode.SERVERBUG, "Internal error, it has been logged");

    private Completions() {}

    /** rfc4469#4: a URL that leads to nothing. */
    public static Completion badUrl(String url) {
        return no(ResponseCode.badUrl(url), "The URL leads to no message");
    }

    /** A name that cannot be one. */
    public static Completion badName(String why) {
        return no(ResponseCode.CANNOT, why);
    }

    /** What a store's refusal means to the client. */
    public static Completion of(StoreException refusal) {
        return switch (refusal.reason()) {
            case GONE -> NO_SUCH_MAILBOX;
            case EXISTS -> MAILBOX_EXISTS;
            case CANNOT -> CANNOT;
            case OVER_QUOTA -> OVER_QUOTA;
            case TRANSIENT, FULL -> UNAVAILABLE;
            case CORRUPT -> SERVER_BUG;
        };
    }
}
