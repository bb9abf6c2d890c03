package dev.mailwright.message.mime4j;

import dev.mailwright.message.Message;
import dev.mailwright.message.MimePart;
import dev.mailwright.message.PartText;
import java.io.InputStream;
import java.util.Locale;

/** A part that is meant to be saved. Usable as long as its message is open. */
public final class Attachment {

    private final Message message;
    private final MimePart part;

    Attachment(Message message, MimePart part) {
        this.message = message;
        this.part = part;
    }

    /**
     * The decoded file name as the sender wrote it, which may be a path or worse: do not use it as one. Empty where there is
     * none.
     */
    public String name() {
        return part.fileName().orElse("");
    }

    /** The media type in lower case, as {@code application/pdf}. */
    public String type() {
        return (part.type() + "/" + part.subtype()).toLowerCase(Locale.ROOT);
    }

    /** Octets as transferred; the content is smaller where it is encoded. */
    public long size() {
        return part.octets();
    }

    /**
     * The decoded content; the caller closes it.
     *
     * @throws dev.mailwright.message.MessageIoException if the message cannot be read
     */
    public InputStream open() {
        return PartText.decoded(part, PartText.body(message, part));
    }

    @Override
    public String toString() {
        return type() + " of " + size() + " octets";
    }
}
