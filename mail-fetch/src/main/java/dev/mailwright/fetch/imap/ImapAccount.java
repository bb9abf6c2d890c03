package dev.mailwright.fetch.imap;

import dev.mailwright.Time;
import dev.mailwright.fetch.source.RemoteAccount;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteName;
import dev.mailwright.store.ModifiedUtf7;
import dev.mailwright.store.SpecialUse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** A connection in the authenticated state. */
public final class ImapAccount implements RemoteAccount {

    private static final int MOST_FOLDERS = 100_000;

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
        List<RemoteName> all = new ArrayList<>();
        imap.require("LIST \"\" \"*\"", "LIST", response -> {
            if (response.is("LIST") && response.values().size() >= 3 && all.size() < MOST_FOLDERS) {
                name(response.values()).ifPresent(all::add);
            }
        });
        return all;
    }

    /** Empty for a level without a mailbox. // rfc3501#7.2.2 */
    private static Optional<RemoteName> name(List<Value> values) {
        Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
        for (Value attribute : values.get(0).asItems()) {
            String text = attribute.asText();
            if (text.equalsIgnoreCase("\\Noselect") || text.equalsIgnoreCase("\\NonExistent")) {
                return Optional.empty();
            }
            Arrays.stream(SpecialUse.values())
                    .filter(use -> use.attribute().equalsIgnoreCase(text))
                    .forEach(uses::add);
        }
        String wire = values.get(2).asText();
        String separator = values.get(1).asText();
        boolean flat = separator.length() != 1;
        List<String> levels = flat ? List.of(wire) : Arrays.asList(wire.split(Pattern.quote(separator), -1));
        return Optional.of(
                new RemoteName(wire, levels.stream().map(ImapAccount::decoded).toList(), uses));
    }

    private static String decoded(String level) {
        return ModifiedUtf7.decode(level)
                .orElseGet(() -> new String(level.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
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
