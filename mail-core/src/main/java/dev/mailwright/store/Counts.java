package dev.mailwright.store;

/**
 * The figures of STATUS.
 *
 * @param messages how many there are
 * @param recent how many no session has been told of yet
 * @param unseen how many lack \Seen
 * @param deleted how many have \Deleted
 * @param uidNext the next UID, or more
 * @param size octets of all messages together, as on the wire
 */
public record Counts(
        long messages,
        long recent,
        long unseen,
        long deleted,
        Uid uidNext,
        UidValidity uidValidity,
        ModSeq highestModSeq,
        long size,
        MailboxId id) {}
