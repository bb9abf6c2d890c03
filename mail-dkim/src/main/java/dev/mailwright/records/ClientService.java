package dev.mailwright.records;

/** What mail programs look for (rfc6186#3, rfc8314#5.1), with the usual ports. */
public enum ClientService {
    SUBMISSION("_submission", 587, 10),
    SUBMISSIONS("_submissions", 465, 0),
    IMAP("_imap", 143, 10),
    IMAPS("_imaps", 993, 0),
    POP3("_pop3", 110, 30),
    POP3S("_pop3s", 995, 20);

    private final String label;
    private final int port;
    private final int priority;

    ClientService(String label, int port, int priority) {
        this.label = label;
        this.port = port;
        this.priority = priority;
    }

    String label() {
        return label + "._tcp";
    }

    /** The port that has been assigned to it. */
    public int port() {
        return port;
    }

    /** TLS from the first octet comes before STARTTLS, IMAP before POP3. // rfc6186#3.4 */
    int priority() {
        return priority;
    }
}
