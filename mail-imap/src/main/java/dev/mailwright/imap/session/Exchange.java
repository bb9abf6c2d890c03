package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Dialect;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.sasl.LoginContext;
import java.util.List;

/** What a verb may use while its command runs. Confined to the session. */
public interface Exchange {

    /** Of the command. */
    String tag();

    ImapServices services();

    Port port();

    /** For untagged responses, which go out before the tagged one. */
    Untagged untagged();

    /** Who knocks, for the authenticator. */
    LoginContext loginContext();

    /** What may be advertised in the present state. */
    List<String> capabilities();

    /** The session is in this state from now on; a mailbox that was selected is given up. */
    void become(State state);

    /** What the client has enabled. */
    Dialect dialect();

    /** It is enabled from now on; a client that begins to look at MODSEQs hears of the highest. */
    void enable(Extension extension);
}
