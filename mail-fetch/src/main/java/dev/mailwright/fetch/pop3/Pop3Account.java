package dev.mailwright.fetch.pop3;

import dev.mailwright.Time;
import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.source.RemoteAccount;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** A maildrop in the transaction state. // rfc1939#5 */
public final class Pop3Account implements RemoteAccount {

    private final Pop3Wire pop;
    private final Map<String, List<String>> capabilities;
    private final Path spool;

    Pop3Account(Pop3Wire pop, Map<String, List<String>> capabilities, Path spool) {
        this.pop = pop;
        this.capabilities = capabilities;
        this.spool = spool;
    }

    @Override
    public List<RemoteName> folders() {
        return List.of(new RemoteName("INBOX", List.of("INBOX"), Set.of(), true));
    }

    @Override
    public RemoteFolder open(String folder, boolean toChange) {
        if (!folder.equalsIgnoreCase("INBOX")) {
            throw new RemoteFault(Kind.PROTOCOL, "POP3 has no folders but INBOX");
        }
        boolean top = capabilities.isEmpty() || capabilities.containsKey("TOP");
        return new Pop3Folder(pop, capabilities.containsKey("PIPELINING"), top, spool);
    }

    @Override
    public boolean announces() {
        return false;
    }

    @Override
    public boolean await(Duration longest, Time time, Executor executor) {
        return false;
    }

    @Override
    public long received() {
        return pop.wire().received();
    }

    @Override
    public void limit(long octetsPerSecond) {
        pop.wire().limit(octetsPerSecond);
    }

    @Override
    public Duration due() {
        return pop.wire().due();
    }

    @Override
    public void close() {
        pop.wire().close();
    }
}
