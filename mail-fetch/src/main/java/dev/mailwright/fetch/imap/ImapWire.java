package dev.mailwright.fetch.imap;

import dev.mailwright.fetch.imap.ResponseReader.LiteralTaker;
import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.net.Wire;
import java.util.function.Consumer;

/** Commands and responses of IMAP on a {@link Wire}. For one thread. */
final class ImapWire {

    private static final LiteralTaker NONE = (item, length) -> {
        throw new RemoteFault(Kind.PROTOCOL, "the server sends a message that nobody asked for");
    };

    private final Wire wire;
    private final ResponseReader reader;
    private int commands;

    ImapWire(Wire wire) {
        this.wire = wire;
        this.reader = new ResponseReader(wire);
    }

    Wire wire() {
        return wire;
    }

    Response read() {
        return read(NONE);
    }

    Response read(LiteralTaker taker) {
        Response response = reader.read(taker);
        if (response.tag().equals("*") && response.is("BYE")) {
            throw fault("the connection", response, Kind.UNREACHABLE);
        }
        return response;
    }

    /** Sends a command, without waiting. */
    String send(String command) {
        wire.refresh();
        String tag = "a" + ++commands;
        wire.send(tag + " " + command);
        wire.flush();
        return tag;
    }

    /** Asks, hands on what is told in between, and returns the tagged answer. */
    Response ask(String command, Consumer<Response> untagged) {
        return answer(send(command), NONE, untagged);
    }

    Response answer(String tag, LiteralTaker taker, Consumer<Response> untagged) {
        while (true) {
            Response response = read(taker);
            if (response.isTagged()) {
                if (!response.tag().equals(tag)) {
                    throw RemoteFault.protocol("the server answers a command that was not sent", response.tag());
                }
                return response;
            }
            wire.refresh();
            untagged.accept(response);
        }
    }

    /** The same, where a refusal is a fault. */
    Response require(String command, String doing, Consumer<Response> untagged) {
        Response answer = ask(command, untagged);
        if (!answer.is("OK")) {
            throw fault(doing, answer, Kind.TEMPORARY);
        }
        return answer;
    }

    /** What a refusal means. // rfc5530#3 */
    static RemoteFault fault(String doing, Response refusal, Kind otherwise) {
        String code = refusal.code();
        Kind kind = switch (code) {
            case "INUSE" -> Kind.BUSY;
            case "UNAVAILABLE", "LIMIT", "SERVERBUG" -> Kind.TEMPORARY;
            case "AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED" -> Kind.AUTHENTICATION;
            default -> refusal.is("BAD") ? Kind.PROTOCOL : otherwise;
        };
        return RemoteFault.refusal(kind, doing, refusal.text());
    }

    /** A string as an argument. */
    static String quoted(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c > 0x7e)) {
            throw new RemoteFault(Kind.PROTOCOL, "a name or password that IMAP cannot carry without SASL");
        }
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
