package dev.mailwright;

/** A server that could not start. The cause is the true one, such as a {@link java.net.BindException}. */
public final class StartException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final String address;

    /**
     * @param service the name of the service or room
     * @param address the address or path it wanted
     */
    public StartException(String service, String address, Throwable cause) {
        super(service + " could not start at " + address + ": " + cause.getMessage(), cause);
        this.service = service;
        this.address = address;
    }

    /** The name of the service or room that failed. */
    public String service() {
        return service;
    }

    /** The address or path it wanted. */
    public String address() {
        return address;
    }
}
