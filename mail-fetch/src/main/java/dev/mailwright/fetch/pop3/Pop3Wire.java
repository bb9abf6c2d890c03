package dev.mailwright.fetch.pop3;

import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.net.Wire;
import java.util.function.Consumer;

/** Commands and answers of POP3 on a {@link Wire}. For one thread. */
final class Pop3Wire {

    private static final int MAX_LINE = 4_096;

    /** Octets of a listing: a million lines of UIDL are less. */
    private static final long MAX_LISTING = 96L << 20;

    private final Wire wire;

    Pop3Wire(Wire wire) {
        this.wire = wire;
    }

    Wire wire() {
        return wire;
    }

    Pop3Reply reply() {
        return Pop3Reply.parse(wire.line(MAX_LINE));
    }

    Pop3Reply ask(String command) {
        wire.refresh();
        wire.send(command);
        wire.flush();
        return reply();
    }

    /** @throws RemoteFault when it is refused */
    Pop3Reply require(String command, String doing) {
        Pop3Reply reply = ask(command);
        if (!reply.ok()) {
            throw reply.fault(doing, Kind.TEMPORARY);
        }
        return reply;
    }

    /** The lines of a listing. */
    void lines(Consumer<String> each) {
        long start = wire.received();
        while (true) {
            String line = wire.line(MAX_LINE);
            if (line.equals(".")) {
                return;
            }
            if (wire.received() - start > MAX_LISTING) {
                throw new RemoteFault(Kind.TOO_LARGE, "the server's listing does not end");
            }
            each.accept(line.startsWith(".") ? line.substring(1) : line);
        }
    }

    /** The text of a message. */
    void text(Wire.Sink to) {
        DotStuffed text = new DotStuffed(to);
        while (!text.isOver()) {
            wire.some(text);
        }
    }
}
