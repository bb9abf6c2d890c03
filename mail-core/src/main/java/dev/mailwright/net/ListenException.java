package dev.mailwright.net;

import java.net.InetSocketAddress;

/** A port could not be taken. The cause is the {@link java.net.BindException}, or what else went wrong. */
public final class ListenException extends RuntimeException {

    private final InetSocketAddress address;

    ListenException(InetSocketAddress address, Throwable cause) {
        super("cannot listen on " + address + ": " + cause.getMessage(), cause);
        this.address = address;
    }

    /** The address that was asked for. */
    public InetSocketAddress address() {
        return address;
    }
}
