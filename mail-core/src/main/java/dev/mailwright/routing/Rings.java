package dev.mailwright.routing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Finds addresses that are in their own expansion. */
final class Rings {

    private Rings() {}

    /** Whether one or more steps lead from the node back to it. */
    static boolean contain(Node node) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(node.next());
        while (!open.isEmpty()) {
            Node at = open.remove();
            if (at == node) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(at.next());
            }
        }
        return false;
    }
}
