package dev.mailwright.check;

import dev.mailwright.message.Message;

/** What is known at the end of a message. Methods may be added; only the library implements it. */
public interface MessageProbe extends SenderProbe {

    /** Names the message in our log and in our Received field. */
    String id();

    /**
     * The message as the client sent it, without our own trace fields. Can be read any number of times until the verdict
     * is given; belongs to the server, which closes it.
     */
    Message message();
}
