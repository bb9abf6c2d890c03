package dev.mailwright.dns;

/** What is asked; equal questions share one answer. */
record Question(DnsName name, RecordType<?> type) {

    @Override
    public String toString() {
        return type + " of " + name;
    }
}
