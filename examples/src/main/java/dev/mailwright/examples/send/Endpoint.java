package dev.mailwright.examples.send;

import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.Relay;

/** A server as it is written on a command line. */
final class Endpoint {

    private static final int SUBMISSION = 587; // rfc6409#3.1

    private Endpoint() {}

    /** @throws IllegalArgumentException if it is none */
    static Relay relay(String text) {
        boolean numeric = text.startsWith("[");
        boolean hasPort = numeric ? text.contains("]:") : text.indexOf(':') >= 0;
        NextHop hop = NextHop.parse(hasPort ? text : text + ":" + SUBMISSION);
        if (hop.kind() != NextHop.Kind.RELAY || hop.relays().size() != 1) {
            throw new IllegalArgumentException("not one server: " + text);
        }
        return hop.relays().get(0);
    }
}
