package dev.mailwright.smtp.client;

/** A connection that takes mail, one message after the other. */
final class Connection {

    private final Client client;
    private final Host host;
    private final Conversation talk;
    private final Features features;
    private final long opened;
    private int messages;
    private boolean dirty;

    Connection(Client client, Host host, Conversation talk, Features features) {
        this.client = client;
        this.host = host;
        this.talk = talk;
        this.features = features;
        this.opened = client.time().nanos();
    }

    Client client() {
        return client;
    }

    Host host() {
        return host;
    }

    Conversation talk() {
        return talk;
    }

    Features features() {
        return features;
    }

    /** Whether it has brought a message before. */
    synchronized boolean isUsed() {
        return messages > 0;
    }

    synchronized void begun() {
        messages++;
    }

    /** A transaction was left open: the next one begins with RSET. */
    synchronized void dirty(boolean left) {
        dirty = left;
    }

    synchronized boolean isDirty() {
        return dirty;
    }

    /** In nanoseconds. */
    long age() {
        return client.time().nanos() - opened;
    }

    synchronized int messages() {
        return messages;
    }
}
