package dev.mailwright.pop3.session;

import dev.mailwright.sasl.SaslChannel;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The connection as a session sees it. Confined to the strand. */
public interface Wire {

    /** The name of the session in logs. */
    String id();

    /** Who is connected. */
    InetSocketAddress client();

    /** What TLS says of the connection, for mechanisms that ask. */
    default SaslChannel security() {
        return SaslChannel.NONE;
    }

    boolean encrypted();

    /** Whether TLS can be begun. */
    boolean canEncrypt();

    /**
     * Says something.
     *
     * @param text lines with CRLF, ASCII
     */
    void say(String text);

    /** Says octets, which may change after the call. */
    void octets(byte[] from, int offset, int length);

    /**
     * Lines follow.
     *
     * @param longest in octets, CRLF included
     */
    void expectLines(int longest);

    /** The client has shown who it is: from now on it may be silent for so long. */
    void known(Duration patience);

    /** The client has logged in as this user. */
    default void user(String login) {}

    /** The client has made an error, which counts against its address. */
    default void offence() {}
}
