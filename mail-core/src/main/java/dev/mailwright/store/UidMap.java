package dev.mailwright.store;

/**
 * Where copied messages went (RFC 4315 COPYUID): the n-th source UID became the n-th target UID. Sources that were gone
 * are left out.
 *
 * @param validity of the target mailbox
 */
public record UidMap(UidValidity validity, UidSet source, UidSet target) {

    public UidMap {
        if (source.count() != target.count()) {
            throw new IllegalArgumentException("as many sources as targets");
        }
    }
}
