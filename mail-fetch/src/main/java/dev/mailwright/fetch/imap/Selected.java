package dev.mailwright.fetch.imap;

import dev.mailwright.fetch.net.RemoteFault;

/** What SELECT tells of a folder. // rfc3501#6.3.1 */
final class Selected {

    private static final long MOST_MESSAGES = 10_000_000;

    private long exists;
    private long uidValidity;

    void told(Response response) {
        if (response.is("EXISTS")) {
            exists = response.number();
            if (exists > MOST_MESSAGES) {
                throw RemoteFault.protocol("the server claims too many messages", Long.toString(exists));
            }
        } else if (response.is("OK")) {
            uidValidity = Math.max(uidValidity, response.codeNumber("UIDVALIDITY"));
        }
    }

    boolean isEmpty() {
        return exists == 0;
    }

    String epoch() {
        return Long.toString(uidValidity);
    }
}
