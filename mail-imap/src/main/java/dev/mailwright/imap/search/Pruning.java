package dev.mailwright.imap.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes out of a thread the places where no message is, and brings the rest into order. */
// rfc5256#3
final class Pruning {

    private Pruning() {}

    /** Steps 3 and 4: adds what is left of a thread to the threads. */
    static void keep(ThreadNode root, List<ThreadNode> roots) {
        List<ThreadNode> all = root.descendants();
        Collections.reverse(all);
        all.forEach(Pruning::order);
        int below = root.children().size();
        if (!root.isDummy() || below > 1) {
            roots.add(root);
        } else if (below == 1) {
            ThreadNode only = root.children().iterator().next();
            only.detach();
            roots.add(only);
        }
    }

    /** What is below is in order already. */
    private static void order(ThreadNode node) {
        if (node.children().isEmpty()) {
            return;
        }
        List<ThreadNode> kept = new ArrayList<>();
        for (ThreadNode child : node.children()) {
            if (child.isDummy()) {
                kept.addAll(child.children());
            } else {
                kept.add(child);
            }
        }
        kept.sort(ThreadNode.BY_DATE);
        node.children(kept);
    }
}
