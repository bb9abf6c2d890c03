package dev.mailwright.store;

/**
 * What became of a flag change.
 *
 * @param changed messages whose flags are different now
 * @param refused messages that had changed since the given MODSEQ (RFC 7162 MODIFIED) and were left alone
 * @param modSeq the MODSEQ of the change; the mailbox's highest when nothing changed
 */
public record Flagged(UidSet changed, UidSet refused, ModSeq modSeq) {}
