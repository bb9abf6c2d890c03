package dev.mailwright.fetch.source;

/** A message turned out larger than the server had said, and larger than is taken. The connection is of no more use. */
public final class TooLargeFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RemoteMessage message;

    public TooLargeFault(RemoteMessage message, long most) {
        super("a message is larger than the " + most + " octets that are taken");
        this.message = message;
    }

    public RemoteMessage about() {
        return message;
    }
}
