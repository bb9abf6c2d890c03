package dev.mailwright.smtp.session;

import dev.mailwright.sasl.SaslChannel;
import dev.mailwright.smtp.command.DotStream;
import java.net.InetSocketAddress;
import java.util.Optional;

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

    /** The cipher suite, where there is TLS and it is known. */
    Optional<String> cipher();

    /** Whether TLS can be begun. */
    boolean canEncrypt();

    /**
     * Says something.
     *
     * @param text lines with CRLF, ASCII
     */
    void say(String text);

    /**
     * Lines follow.
     *
     * @param longest in octets, CRLF included
     */
    void expectLines(int longest);

    /** The text of a message follows, up to the dot; it comes as chunks, dots taken away. */
    void expectText(DotStream stream);

    /** Exactly so many octets follow; they come as chunks. */
    void expectOctets(long count);

    /** Whether the client has said something that was not yet looked at. */
    default boolean hasInput() {
        return false;
    }

    /** The client has made an error, which counts against its address. */
    default void offence() {}

    /** The client has shown who it is, or needs not to. */
    void known();

    /** The client has logged in as this user. */
    default void user(String login) {}
}
