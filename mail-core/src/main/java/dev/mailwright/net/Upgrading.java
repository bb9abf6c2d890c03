package dev.mailwright.net;

import dev.mailwright.Subscription;
import io.netty.handler.ssl.SslHandler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A TLS handshake.
 *
 * <p>STARTTLS is where plaintext that somebody put behind the command would be taken for the client's own words inside TLS. Here the answer is written,
 * what has arrived is dropped and the TLS handler is put in front, all in one turn of the event loop: the loop is the only one that adds to the inbox, so
 * nothing can slip in between, what the client says after our answer is never dropped, and what is still in the socket goes to the TLS handler, which refuses plaintext.
 */
final class Upgrading implements Activity {

    private final Strand<?> strand;
    private final Supplier<Step> then;
    private final boolean upgrade;
    private @Nullable Subscription patience;
    private volatile boolean done;

    private Upgrading(Strand<?> strand, Supplier<Step> then, boolean upgrade) {
        this.strand = strand;
        this.then = then;
        this.upgrade = upgrade;
    }

    /** The session asked for it. */
    static Upgrading startTls(Strand<?> strand) {
        return new Upgrading(strand, strand::secured, true);
    }

    /** The handler is there already, before the session. */
    static Upgrading implicit(Strand<?> strand, Supplier<Step> then) {
        return new Upgrading(strand, then, false);
    }

    @Override
    public Progress advance(boolean onLoop) {
        if (done) {
            return strand.call(then);
        }
        if (!onLoop) {
            return Progress.LOOP;
        }
        return patience == null ? begin() : Progress.REST;
    }

    private Progress begin() {
        patience = strand.patience(strand.home().settings().tlsTimeout(), () -> strand.cut(Ending.TLS));
        SslHandler handler = upgrade ? strand.insertTls() : strand.tlsHandler();
        handler.handshakeFuture().addListener(handshake -> finished(handshake.isSuccess(), handshake.cause()));
        return Progress.REST;
    }

    private void finished(boolean success, @Nullable Throwable cause) {
        if (patience != null) {
            patience.close();
        }
        if (!success) {
            strand.tlsFailed(cause);
            return;
        }
        strand.handshakeDone();
        done = true;
        strand.signal();
    }

    @Override
    public void abandon() {
        if (patience != null) {
            patience.close();
        }
    }

    @Override
    public boolean afterSending() {
        return true;
    }
}
