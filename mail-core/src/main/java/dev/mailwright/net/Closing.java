package dev.mailwright.net;

/** Everything is said: our half is shut, and the other end gets a moment to read it and to shut its own. */
final class Closing implements Activity {

    private final Strand<?> strand;
    private final boolean wished;
    private boolean begun;

    /** @param wished the peer asked for it and says nothing more */
    Closing(Strand<?> strand, boolean wished) {
        this.strand = strand;
        this.wished = wished;
    }

    @Override
    public Progress advance(boolean onLoop) {
        if (!onLoop) {
            return Progress.LOOP;
        }
        if (!begun) {
            begun = true;
            strand.shut(wished);
        }
        return Progress.REST;
    }

    @Override
    public boolean afterSending() {
        return true;
    }
}
