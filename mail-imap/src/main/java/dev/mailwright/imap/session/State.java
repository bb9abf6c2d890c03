package dev.mailwright.imap.session;

import dev.mailwright.imap.view.SelectedMailbox;

/** Where a session is (RFC 3501 section 3). Each state carries what is legal in it. */
public sealed interface State {

    /** rfc3501#3.1 */
    record NotAuthenticated() implements State {}

    /** Somebody is logged in, whether a mailbox is selected or not. */
    sealed interface Authenticated extends State {

        Login login();
    }

    /** rfc3501#3.2 */
    record Unselected(Login login) implements Authenticated {}

    /** rfc3501#3.3 */
    record Selected(Login login, SelectedMailbox selected) implements Authenticated {}

    /** rfc3501#3.4 */
    record LoggedOut() implements State {}
}
