package dev.mailwright.imap.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins threads whose subjects say that they belong together. */
// rfc5256#3: REFERENCES, step 5
final class SubjectMerge {

    private final Set<ThreadNode> roots;
    private final Map<String, ThreadNode> table = new HashMap<>();

    SubjectMerge(List<ThreadNode> roots) {
        this.roots = new LinkedHashSet<>(roots);
        roots.forEach(this::enter);
    }

    private void enter(ThreadNode root) {
        String subject = root.subject().text();
        if (subject.isEmpty()) {
            return;
        }
        ThreadNode there = table.get(subject);
        boolean better = there == null
                || root.isDummy() && !there.isDummy()
                || !there.isDummy()
                        && there.subject().reply()
                        && !root.subject().reply();
        if (better) {
            table.put(subject, root);
        }
    }

    List<ThreadNode> merged() {
        for (ThreadNode root : List.copyOf(roots)) {
            ThreadNode there = table.get(root.subject().text());
            if (there != null && !there.equals(root)) {
                merge(root, there);
            }
        }
        List<ThreadNode> merged = new ArrayList<>(roots);
        merged.forEach(SubjectMerge::sort);
        return merged;
    }

    private void merge(ThreadNode root, ThreadNode there) {
        roots.remove(root);
        if (root.isDummy() && there.isDummy()) {
            List.copyOf(root.children()).forEach(child -> child.below(there));
        } else if (there.isDummy() || root.subject().reply() && !there.subject().reply()) {
            root.below(there);
        } else {
            roots.remove(there);
            ThreadNode both = new ThreadNode();
            there.below(both);
            root.below(both);
            roots.add(both);
            table.put(both.subject().text(), both);
        }
    }

    private static void sort(ThreadNode root) {
        List<ThreadNode> children = new ArrayList<>(root.children());
        children.sort(ThreadNode.BY_DATE);
        root.children(children);
    }
}
