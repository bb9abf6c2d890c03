package dev.mailwright.net;

/** Everything is said: our half is shut, and the other end gets a moment to read it and to shut its own. */
final class Closing implements Activity {

    private final Strand<?> strand;
    private boolean begun;

    Closing(Strand<?> strand) {
        this.strand = strand;
    }

    @Override
    public Progress advance(boolean onLoop) {
        if (!onLoop) {
            return Progress.LOOP;
        }
        if (!begun) {
            begun = true;
            strand.shut();
        }
        return Progress.REST;
    }

    @Override
    public boolean afterSending() {
        return true;
    }
}
