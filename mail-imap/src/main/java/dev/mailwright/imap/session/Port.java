package dev.mailwright.imap.session;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.sasl.SaslChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Supplier;

/** What a session needs of its connection. Confined to the strand, {@link #post} excepted. */
public interface Port {

    /** The session's name in logs. */
    String id();

    InetAddress client();

    /** What TLS says of the connection, for mechanisms that ask. */
    default SaslChannel security() {
        return SaslChannel.NONE;
    }

    /** Inside TLS. */
    boolean encrypted();

    /** Client and server are the same machine. */
    boolean loopback();

    /** TLS can begin now. */
    boolean canStartTls();

    /** Octets are compressed in both directions. */
    default boolean compressed() {
        return false;
    }

    ImapOutput out();

    /** Lines from now on, of at most so many octets with their CRLF. */
    void expectLines(int max);

    /** So many octets, then whatever is asked for next. */
    void expectOctets(long count);

    /** How long to wait for the next line or octets. */
    void patience(Duration patience);

    /** The client has logged in: it no longer counts as a stranger. */
    void authenticated();

    /** Who has logged in. */
    default void user(String login) {}

    /** The client has made an error, which counts against its address. */
    default void offence() {}

    /** Runs this between two inputs; from any thread. */
    void post(Supplier<Turn> task);
}
