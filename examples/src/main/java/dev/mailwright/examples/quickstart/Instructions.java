package dev.mailwright.examples.quickstart;

import dev.mailwright.address.EmailAddress;
import java.io.PrintWriter;

/** What to do with the server, in lines to be copied. */
record Instructions(Home home, Tenants tenants, ActualPorts ports) {

    void print(PrintWriter out) {
        EmailAddress first = tenants.accounts().get(0);
        EmailAddress last = tenants.accounts().get(tenants.accounts().size() - 1);
        out.println("A mail server for " + tenants.domain() + ", kept in " + home.root());
        out.println();
        accounts(out, first);
        listening(out);
        sending(out, first, last);
        reading(out, last);
        thunderbird(out, last);
    }

    private void accounts(PrintWriter out, EmailAddress postmaster) {
        for (EmailAddress account : tenants.accounts()) {
            String password =
                    tenants.created() ? "  password " + tenants.passwords().get(account) : "";
            out.println("  " + account + password + (account.equals(postmaster) ? "  (postmaster)" : ""));
        }
        if (tenants.created()) {
            out.println("  The passwords are shown this once; their hashes are in " + home.users());
        }
        out.println();
    }

    private void listening(PrintWriter out) {
        out.println("Listening on " + Embedded.HOST + ":");
        out.println("  smtp        " + ports.smtp());
        out.println("  submission  " + ports.submission());
        out.println("  submissions " + ports.submissions() + "  TLS");
        out.println("  imap        " + ports.imap());
        out.println("  imaps       " + ports.imaps() + "  TLS");
        out.println("  pop3        " + ports.pop3());
        out.println("  pop3s       " + ports.pop3s() + "  TLS");
        out.println();
    }

    private void sending(PrintWriter out, EmailAddress from, EmailAddress to) {
        out.println("Send:");
        out.println("  swaks --server localhost:" + ports.submission() + " -tls --auth PLAIN --auth-user " + from
                + " --auth-password " + Shell.quoted(password(from)) + " --from " + from + " --to " + to);
        out.println("  printf 'Subject: hello\\r\\n\\r\\nHow are you?\\r\\n' | curl " + certificate()
                + " smtps://localhost:" + ports.submissions() + " --user " + login(from) + " --mail-from " + from
                + " --mail-rcpt " + to + " -T -");
        out.println();
    }

    private void reading(PrintWriter out, EmailAddress user) {
        out.println("Read:");
        out.println("  curl " + certificate() + " 'imaps://localhost:" + ports.imaps() + "/INBOX;MAILINDEX=1' --user "
                + login(user));
        out.println("  curl " + certificate() + " pop3s://localhost:" + ports.pop3s() + "/1 --user " + login(user));
        out.println();
    }

    private void thunderbird(PrintWriter out, EmailAddress user) {
        out.println("Thunderbird (\"Configure manually\"; accept the certificate when asked):");
        out.println(
                "  incoming IMAP  localhost  port " + ports.imaps() + "  SSL/TLS  normal password  user name " + user);
        out.println("  outgoing SMTP  localhost  port " + ports.submissions() + "  SSL/TLS  normal password  user name "
                + user);
        out.println();
    }

    private String certificate() {
        return "--cacert " + Shell.quoted(home.certificate().toString());
    }

    private String login(EmailAddress user) {
        return Shell.quoted(user + ":" + password(user));
    }

    private String password(EmailAddress user) {
        return tenants.passwords().getOrDefault(user, "PASSWORD");
    }
}
