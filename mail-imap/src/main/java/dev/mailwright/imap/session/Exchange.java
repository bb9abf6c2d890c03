package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Untagged;
import dev.mailwright.sasl.LoginContext;
import java.util.List;

/** What a verb may use while its command runs. Confined to the session. */
public interface Exchange {

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
}
