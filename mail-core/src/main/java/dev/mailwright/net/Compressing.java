package dev.mailwright.net;

/** From here on octets are compressed in both directions. */
final class Compressing implements Activity {

    private final Strand<?> strand;

    Compressing(Strand<?> strand) {
        this.strand = strand;
    }

    @Override
    public Progress advance(boolean onLoop) {
        if (!onLoop) {
            return Progress.LOOP;
        }
        strand.compress();
        return Progress.AGAIN;
    }

    @Override
    public boolean afterSending() {
        return true;
    }
}
