package dev.mailwright.examples.quickstart;

import dev.mailwright.MailServer;
import dev.mailwright.imap.Imap;
import dev.mailwright.pop3.Pop3;
import dev.mailwright.smtp.Smtp;

/** Where a started server really listens. */
record ActualPorts(int smtp, int submission, int submissions, int imap, int imaps, int pop3, int pop3s) {

    static ActualPorts of(MailServer server) {
        return new ActualPorts(
                server.service(Smtp.INBOUND).port(),
                server.service(Smtp.SUBMISSION).port(),
                server.service(Smtp.SUBMISSION).tlsPort(),
                server.service(Imap.SERVER).port(),
                server.service(Imap.SERVER).tlsPort(),
                server.service(Pop3.SERVER).port(),
                server.service(Pop3.SERVER).tlsPort());
    }
}
