package dev.mailwright.smtp.client;

import dev.mailwright.check.Reply;

/** Why a connection is of no use; caught by the courier, which makes receipts of it. */
final class ClientFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Where it happened, which decides what is next. */
    enum Stage {
        /** Before the server would have taken a message: the next host may. */
        HOST,
        /** The TLS handshake: where plain text will do, the same host may. */
        TLS,
        /** On the way of a message. */
        MAIL,
        /** A connection that was kept has been closed by the server before it answered anything. */
        STALE
    }

    private final Stage stage;
    private final transient Reply reply;

    ClientFailure(Stage stage, Reply reply) {
        super(reply.toString(), null, false, false);
        this.stage = stage;
        this.reply = reply;
    }

    Stage stage() {
        return stage;
    }

    Reply reply() {
        return reply;
    }
}
