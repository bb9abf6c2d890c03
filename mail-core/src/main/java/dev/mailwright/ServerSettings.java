package dev.mailwright;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.EditableDirectory;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.net.Tls;
import dev.mailwright.observe.Meters;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.sasl.TokenCheck;
import dev.mailwright.store.MailStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The snapshot that a builder makes of itself. Without a store it can be checked, but not built. */
record ServerSettings(
        String hostname,
        String heloName,
        Perimeter perimeter,
        Optional<TokenCheck> tokens,
        Duration passwords,
        EditableDirectory accounts,
        Directory directory,
        Optional<MailStore> optionalStore,
        DataSize maxMessageSize,
        Optional<Tls> tls,
        Optional<Path> spool,
        List<Path> snapshotFiles,
        Meters meters,
        Optional<Time> time,
        Optional<DnsClient> dns,
        Optional<Executor> workers,
        int loops,
        String threadNamePrefix,
        Subaddressing subaddressing,
        List<Domain> localDomains,
        List<EmailAddress> postmasters,
        Map<RecipientKey, Handling> handlers,
        List<MailService> services,
        Outbound outbound) {

    MailStore store() {
        return optionalStore.orElseThrow(() -> new IllegalStateException("the server has no store"));
    }
}
