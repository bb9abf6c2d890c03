package dev.mailwright;

/** A server that could not start. The cause is the true one, such as a {@link java.net.BindException}. */
public final class StartException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final String address;

    /**
     * @param service the name of the service or room
     * @param address the address or path it wanted; empty where it is not about one
     */
    public StartException(String service, String address, Throwable cause) {
        super(service + " could not start" + (address.isEmpty() ? "" : " at " + address) + ": " + reason(cause), cause);
        this.service = service;
        this.address = address;
    }

    /** As it is, or about this service or room. */
    static StartException of(String service, RuntimeException cause) {
        return cause instanceof StartException known ? known : new StartException(service, "", cause);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** The name of the service or room that failed. */
    public String service() {
        return service;
    }

    /** The address or path it wanted; empty where it is not about one. */
    public String address() {
        return address;
    }
}
