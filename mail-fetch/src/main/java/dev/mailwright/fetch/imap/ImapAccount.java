package dev.mailwright.fetch.imap;

import dev.mailwright.Time;
import dev.mailwright.fetch.source.RemoteAccount;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteName;
import dev.mailwright.store.ModifiedUtf7;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** A connection in the authenticated state. */
public final class ImapAccount implements RemoteAccount {

    private final ImapWire imap;
    private final Set<String> capabilities;
    private final Path spool;

    ImapAccount(ImapWire imap, Set<String> capabilities, Path spool) {
        this.imap = imap;
        this.capabilities = capabilities;
        this.spool = spool;
    }

    @Override
    public List<RemoteName> folders() {
        return new FolderListing(imap, capabilities).folders();
    }

    /** @param folder its name as it was listed, or in plain characters */
    @Override
    public RemoteFolder open(String folder, boolean toChange) {
        boolean plain = folder.chars().allMatch(c -> c >= ' ' && c <= 0x7e);
        String name = ImapWire.quoted(plain ? folder : ModifiedUtf7.encode(folder));
        Selected selected = new Selected();
        imap.require((toChange ? "SELECT " : "EXAMINE ") + name, "folder " + folder, selected::told);
        return new ImapFolder(imap, capabilities, selected, spool);
    }

    @Override
    public boolean announces() {
        return capabilities.contains("IDLE");
    }

    @Override
    public boolean await(Duration longest, Time time, Executor executor) {
        return new Idling(imap).await(longest, time, executor);
    }

    @Override
    public long received() {
        return imap.wire().received();
    }

    @Override
    public void limit(long octetsPerSecond) {
        imap.wire().limit(octetsPerSecond);
    }

    @Override
    public Duration due() {
        return imap.wire().due();
    }

    @Override
    public void close() {
        imap.wire().close();
    }
}
