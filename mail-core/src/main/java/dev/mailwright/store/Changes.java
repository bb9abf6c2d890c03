package dev.mailwright.store;

/**
 * What happened to a mailbox since a MODSEQ (RFC 7162 section 3.2.5).
 *
 * @param gap the expunges since then are no longer known: {@code vanished} then holds every known UID that is not there
 * @param changed messages that are new or whose flags changed
 * @param vanished messages that are gone, restricted to the known ones that were asked about
 */
public record Changes(boolean gap, UidSet changed, UidSet vanished) {}
