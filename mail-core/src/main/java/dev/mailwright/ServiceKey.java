package dev.mailwright;

/**
 * The typed name of a service in a server: {@code server.service(Imap.SERVER).tlsPort()}.
 *
 * @param name unique in a server, for messages and logs
 * @param handle what {@link MailServer#service} gives
 */
public record ServiceKey<H>(String name, Class<H> handle) {

    /** The key of a second service of the same kind. */
    public ServiceKey<H> named(String other) {
        return new ServiceKey<>(other, handle);
    }
}
