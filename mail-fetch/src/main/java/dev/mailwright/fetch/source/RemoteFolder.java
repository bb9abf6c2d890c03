package dev.mailwright.fetch.source;

import dev.mailwright.message.Message;
import java.util.List;
import java.util.Set;

/** An open folder. Valid until another one is opened. */
public interface RemoteFolder {

    /** Within which keys mean the same: the UIDVALIDITY of IMAP. Empty where keys are said to last. */
    String epoch();

    /** Whether its messages have keys; if not they are known by their headers. */
    boolean hasKeys();

    /** Every message, oldest first. */
    List<RemoteMessage> list();

    /** Every message that nobody has read; all where the protocol does not know. */
    List<RemoteMessage> unseen(List<RemoteMessage> all);

    /** The same messages with size, flags and date, as far as the server knows them; those that are gone are left out. */
    List<RemoteMessage> describe(List<RemoteMessage> messages);

    /** Takes messages. */
    @FunctionalInterface
    interface Receiver {

        /** The message belongs to the receiver, who closes it. */
        void received(RemoteMessage about, Message message);
    }

    /**
     * Retrieves whole messages in their order; those that are gone are passed over.
     *
     * @param most octets of one; a larger one ends in {@link TooLargeFault}
     */
    void retrieve(List<RemoteMessage> messages, long most, Receiver receiver);

    /** The same with the headers alone, each with the empty line after it. Not all POP3 servers can. */
    void headers(List<RemoteMessage> messages, Receiver receiver);

    /** Whether {@link #headers} works. */
    boolean hasHeaders();

    /**
     * Deletes messages, no others.
     *
     * @return the keys of those that are gone for certain
     */
    Set<String> delete(List<RemoteMessage> messages);

    /**
     * Ends the work here in good order.
     *
     * @return the keys of those that are gone for certain since {@link #delete}
     */
    Set<String> finish();
}
