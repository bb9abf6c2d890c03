package dev.mailwright.net;

import dev.mailwright.net.bouncycastle.SelfSigned;
import java.time.Duration;
import java.time.Instant;

/** Makes a self-signed pair, if Bouncy Castle is there to do it. */
final class SelfSignedPair {

    private static final Duration LIFE = Duration.ofDays(3650);

    /** For clients whose clocks are slow. */
    private static final Duration SKEW = Duration.ofDays(1);

    private SelfSignedPair() {}

    static void write(TlsPair pair, Instant now) {
        try {
            SelfSigned.write(pair.chain(), pair.key(), pair.generateFor(), now.minus(SKEW), now.plus(LIFE));
        } catch (NoClassDefFoundError missing) {
            throw new TlsException(
                    "a self-signed certificate needs Bouncy Castle: add org.bouncycastle:bcpkix-jdk18on, or put a"
                            + " certificate into " + pair.chain() + " and its key into " + pair.key(),
                    missing);
        }
    }
}
