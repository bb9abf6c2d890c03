package dev.mailwright.sasl;

import dev.mailwright.directory.Principal;

/** What a SASL exchange answers to a response of the client. */
public sealed interface SaslStep {

    /** Send this, unencoded, and go on with the client's next response. */
    final class Challenge implements SaslStep {
        private final byte[] data;

        public Challenge(byte[] data) {
            this.data = data.clone();
        }

        public byte[] data() {
            return data.clone();
        }
    }

    /** Logged in. */
    record Success(Principal principal) implements SaslStep {}

    /** Not logged in; the exchange is over. */
    record Failure(Reason reason) implements SaslStep {}

    /** Why a login failed, as far as the client may know. */
    enum Reason {
        /** Unknown, wrong, or not through this door: 535 5.7.8, NO [AUTHENTICATIONFAILED], -ERR [AUTH]. */
        REJECTED,
        /** The directory cannot say now: 454 4.7.0, NO [UNAVAILABLE], -ERR [SYS/TEMP]. */
        UNAVAILABLE,
        /** Too many failures from this address or for this login: 421 4.7.0 or the like, and close. */
        THROTTLED,
        /** The client's response does not follow the mechanism: 501 5.5.2, BAD, -ERR. */
        MALFORMED
    }
}
