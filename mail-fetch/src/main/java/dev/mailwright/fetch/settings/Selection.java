package dev.mailwright.fetch.settings;

import java.util.List;

/**
 * What is taken, and how fast.
 *
 * @param folders IMAP folders with the local folder of each; empty for INBOX into INBOX
 * @param maxSize octets of the largest message
 * @param oversize what becomes of a larger one
 * @param maxPerPoll messages
 * @param batch messages that are delivered, journalled and deleted together
 * @param rate octets a second, 0 for no limit
 * @param unseenOnly IMAP: only what nobody has read
 */
public record Selection(
        List<FolderRule> folders,
        long maxSize,
        Oversize oversize,
        int maxPerPoll,
        int batch,
        long rate,
        boolean unseenOnly) {

    /** INBOX, 50 MiB, skipped above, all of it, 100 at a time, no limit of the rate. */
    public static final Selection DEFAULT =
            new Selection(List.of(), 50L << 20, Oversize.SKIP, Integer.MAX_VALUE, 100, 0, false);

    public Selection {
        folders = List.copyOf(folders);
    }

    public Selection withFolders(List<FolderRule> rules) {
        return new Selection(rules, maxSize, oversize, maxPerPoll, batch, rate, unseenOnly);
    }

    public Selection withMaxSize(long octets, Oversize policy) {
        return new Selection(folders, octets, policy, maxPerPoll, batch, rate, unseenOnly);
    }

    public Selection withMaxPerPoll(int messages) {
        return new Selection(folders, maxSize, oversize, messages, batch, rate, unseenOnly);
    }

    public Selection withBatch(int messages) {
        return new Selection(folders, maxSize, oversize, maxPerPoll, messages, rate, unseenOnly);
    }

    public Selection withRate(long octetsPerSecond) {
        return new Selection(folders, maxSize, oversize, maxPerPoll, batch, octetsPerSecond, unseenOnly);
    }

    public Selection withUnseenOnly() {
        return new Selection(folders, maxSize, oversize, maxPerPoll, batch, rate, true);
    }
}
