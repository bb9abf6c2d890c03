package dev.mailwright.directory;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The SASL mechanisms of this library, strongest last. */
public enum Mechanism {
    LOGIN("LOGIN"),
    PLAIN("PLAIN"),
    XOAUTH2("XOAUTH2"),
    OAUTHBEARER("OAUTHBEARER"),
    SCRAM_SHA_1("SCRAM-SHA-1"),
    SCRAM_SHA_1_PLUS("SCRAM-SHA-1-PLUS"),
    SCRAM_SHA_256("SCRAM-SHA-256"),
    SCRAM_SHA_256_PLUS("SCRAM-SHA-256-PLUS"),
    EXTERNAL("EXTERNAL");

    /** What a directory can check that is shown the password itself. */
    public static final Set<Mechanism> PASSWORD_ONLY = Set.of(PLAIN, LOGIN);

    private final String wireName;

    Mechanism(String wireName) {
        this.wireName = wireName;
    }

    /** As in the IANA registry. */
    public String wireName() {
        return wireName;
    }

    /** Finds by wire name, ASCII case ignored. */
    public static Optional<Mechanism> named(String name) {
        return Arrays.stream(values())
                .filter(m -> m.wireName.equalsIgnoreCase(name))
                .findFirst();
    }
}
