package dev.mailwright.net;

import java.time.Instant;

/** What happens to certificates while the server runs. Called on workers. Methods may be added. */
public interface TlsEvents {

    /** Nobody listens. */
    TlsEvents NONE = new TlsEvents() {};

    /** New handshakes for this name use a new pair. */
    default void reloaded(String name, Instant notAfter) {}

    /** A changed pair is bad and all pairs in use stay in use. Called once for each bad state of the files; the reason names the file. */
    default void kept(String reason) {}

    /** A pair that is in use is outside its time of validity. Called when it was loaded. */
    default void invalidNow(String name, Instant notBefore, Instant notAfter) {}
}
