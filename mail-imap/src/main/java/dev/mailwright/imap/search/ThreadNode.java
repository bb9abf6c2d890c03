package dev.mailwright.imap.search;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message in a thread, or a place where one should be. Confined to one thread. */
final class ThreadNode {

    /** Chains are not followed further when a link is made, so that threading stays linear; a longer one is cut. */
    private static final int MAX_DEPTH = 1000;

    /** By sent date, then in the order of the mailbox. */
    static final Comparator<ThreadNode> BY_DATE =
            Comparator.comparing((ThreadNode node) -> node.first().date).thenComparing(node -> node.first().uid);

    private @Nullable ThreadNode parent;
    private final Set<ThreadNode> children = new LinkedHashSet<>(2);
    private long uid;
    private Instant date = Instant.EPOCH;
    private BaseSubject subject = new BaseSubject("", false);

    /** Nobody yet. */
    ThreadNode() {}

    ThreadNode(long uid, Instant date, BaseSubject subject) {
        become(uid, date, subject);
    }

    void become(long message, Instant sent, BaseSubject title) {
        uid = message;
        date = sent;
        subject = title;
    }

    boolean isDummy() {
        return uid == 0;
    }

    long uid() {
        return uid;
    }

    Instant date() {
        return date;
    }

    boolean isRoot() {
        return parent == null;
    }

    Collection<ThreadNode> children() {
        return children;
    }

    /** These in place of those it has. */
    void children(Collection<ThreadNode> others) {
        children.clear();
        children.addAll(others);
        others.forEach(child -> child.parent = this);
    }

    /** The message itself, or the first below a dummy. */
    private ThreadNode first() {
        ThreadNode node = this;
        while (node.isDummy() && !node.children.isEmpty()) {
            node = node.children.iterator().next();
        }
        return node;
    }

    BaseSubject subject() {
        return first().subject;
    }

    /** It and all below it, each before what is below it; the depth does not matter. */
    List<ThreadNode> descendants() {
        List<ThreadNode> all = new ArrayList<>();
        Deque<ThreadNode> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            ThreadNode node = open.pop();
            all.add(node);
            node.children.forEach(open::push);
        }
        return all;
    }

    /** Puts this below another, unless that would be a loop. */
    void below(ThreadNode other) {
        int depth = 0;
        for (ThreadNode above = other; above != null; above = above.parent) {
            if (above.equals(this) || ++depth > MAX_DEPTH) {
                return;
            }
        }
        detach();
        parent = other;
        other.children.add(this);
    }

    void detach() {
        ThreadNode above = parent;
        if (above != null) {
            above.children.remove(this);
            parent = null;
        }
    }
}
