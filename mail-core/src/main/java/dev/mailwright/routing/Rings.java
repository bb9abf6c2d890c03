package dev.mailwright.routing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Finds addresses that are in their own expansion. */
final class Rings {

    private Rings() {}

    /** Whether one or more steps lead from the node back to it, and no address on the way names itself, where such a way ends. */
    static boolean contain(Node node) {
        Set<Node> ahead = reached(node);
        return ahead.contains(node)
                && ahead.stream()
                        .noneMatch(at -> at.namesItself() && reached(at).contains(node));
    }

    private static Set<Node> reached(Node node) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(node.next());
        while (!open.isEmpty()) {
            Node at = open.remove();
            if (seen.add(at)) {
                open.addAll(at.next());
            }
        }
        return seen;
    }
}
