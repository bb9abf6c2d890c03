package dev.mailwright.examples.quickstart;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Directories;
import dev.mailwright.imap.Imap;
import dev.mailwright.net.Tls;
import dev.mailwright.pop3.Pop3;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.maildir.MaildirStore;

/** The server itself: what an application would write. */
final class Embedded {

    /** Not a name, which could mean more than this machine. */
    static final String HOST = "127.0.0.1";

    private Embedded() {}

    static MailServer build(Home home, Tenants tenants, PortOptions ports) {
        String hostname = "mail." + tenants.domain();
        return MailServer.builder()
                .hostname(hostname)
                .localDomain(tenants.domain())
                .postmaster(tenants.accounts().get(0).toString())
                .store(MaildirStore.at(home.mail()))
                .spool(home.spool())
                .directory(
                        Directories.firstOf(Directories.passwdFile(home.users()), Directories.virtual(home.aliases())))
                .subaddressing(s -> s.delimiter('+').defaultMode(tenants.mode()))
                .tls(Tls.selfSigned(home.tls(), hostname, "localhost", HOST).reloadOnChange())
                .add(Smtp.inbound().listen(HOST, ports.smtp))
                .add(Smtp.submission().listen(HOST, ports.submission).listenTls(HOST, ports.submissions))
                .add(Imap.server().listen(HOST, ports.imap).listenTls(HOST, ports.imaps))
                .add(Pop3.server().listen(HOST, ports.pop3).listenTls(HOST, ports.pop3s))
                .build();
    }
}
