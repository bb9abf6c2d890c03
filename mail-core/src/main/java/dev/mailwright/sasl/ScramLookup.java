package dev.mailwright.sasl;

import dev.mailwright.directory.ScramSecret;

/** The secret to check a SCRAM proof against, or why there is none. */
sealed interface ScramLookup {

    /** @param real false for a made-up secret, whose exchange runs to its end and fails */
    record Ready(ScramSecret secret, boolean real) implements ScramLookup {}

    /** The attempt ends here. */
    record Refused(SaslStep.Reason reason) implements ScramLookup {}
}
