package dev.mailwright.pop3.session;

/** Where a session stands. // rfc1939#3 */
public sealed interface State {

    /** The client has not shown who it is. // rfc1939#4 */
    sealed interface Authorization extends State {}

    /** Nobody was named. */
    record Unknown() implements Authorization {}

    /** USER was taken, PASS may follow. */
    record Named(String login) implements Authorization {}

    /** Between the lines of AUTH. */
    record Authenticating(SaslDialogue sasl) implements State {}

    /** Logged in. // rfc1939#5 */
    record Transaction(String login, Maildrop maildrop) implements State {}

    /** QUIT was said and its changes are being made. // rfc1939#6 */
    record Update(String login, Maildrop maildrop) implements State {}
}
