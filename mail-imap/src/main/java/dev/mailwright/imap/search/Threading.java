package dev.mailwright.imap.search;

import dev.mailwright.imap.command.ThreadCommand.Algorithm;
import dev.mailwright.store.Column;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Row;
import dev.mailwright.store.UidSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/** Finds threads among messages. Confined to the session. */
// rfc5256#3
public final class Threading {

    private final Algorithm algorithm;
    private final Map<String, ThreadNode> byId = new HashMap<>();
    /** In the order in which they came up. */
    private final List<ThreadNode> nodes = new ArrayList<>();

    public Threading(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** Reads what threads are made of. */
    public Ordering read(Mailbox mailbox, UidSet uids) {
        boolean references = algorithm != Algorithm.ORDEREDSUBJECT;
        return Ordering.over(mailbox, uids, Set.of(Column.ENVELOPE, Column.INTERNAL_DATE), row -> add(row, references));
    }

    private void add(Row row, boolean references) {
        BaseSubject subject = row.envelope().subject().map(BaseSubject::of).orElseGet(() -> new BaseSubject("", false));
        Instant date = SentTime.of(row);
        if (!references) {
            nodes.add(new ThreadNode(row.uid().value(), date, subject));
            return;
        }
        ThreadNode node = node(row);
        node.become(row.uid().value(), date, subject);
        link(node, references(row));
    }

    /** A message without an identity, or with one that was there already, has one of its own. */
    private ThreadNode node(Row row) {
        List<String> ids = MessageIds.in(row.envelope().messageId().orElse(""));
        ThreadNode known = ids.isEmpty() ? fresh() : named(ids.get(0));
        return known.isDummy() ? known : fresh();
    }

    private ThreadNode named(String id) {
        return byId.computeIfAbsent(id, any -> fresh());
    }

    private ThreadNode fresh() {
        ThreadNode node = new ThreadNode();
        nodes.add(node);
        return node;
    }

    private static List<String> references(Row row) {
        List<String> ids = row.envelope().written("references").stream()
                .findFirst()
                .map(MessageIds::in)
                .orElse(List.of());
        if (!ids.isEmpty()) {
            return ids;
        }
        List<String> replied = MessageIds.in(row.envelope().inReplyTo().orElse(""));
        return replied.isEmpty() ? replied : replied.subList(0, 1);
    }

    /** Step 1. */
    private void link(ThreadNode node, List<String> ids) {
        ThreadNode above = null;
        for (String id : ids) {
            ThreadNode next = named(id);
            if (above != null && next.isRoot()) {
                next.below(above);
            }
            above = next;
        }
        node.detach();
        if (above != null) {
            node.below(above);
        }
    }

    /**
     * The threads in the way of the wire, without the name of the response.
     *
     * @param number what a UID is called in the answer
     */
    public String text(LongUnaryOperator number) {
        List<ThreadNode> threads = algorithm == Algorithm.ORDEREDSUBJECT ? bySubject() : byReferences();
        return ThreadText.of(threads, number);
    }

    private List<ThreadNode> bySubject() {
        nodes.sort(ThreadNode.BY_DATE);
        Map<String, ThreadNode> threads = new LinkedHashMap<>();
        for (ThreadNode message : nodes) {
            ThreadNode first = threads.putIfAbsent(message.subject().text(), message);
            if (first != null) {
                message.below(first);
            }
        }
        return new ArrayList<>(threads.values());
    }

    /** Steps 2 to 6. */
    private List<ThreadNode> byReferences() {
        List<ThreadNode> roots = new ArrayList<>();
        nodes.stream().filter(ThreadNode::isRoot).toList().forEach(root -> Pruning.keep(root, roots));
        if (algorithm == Algorithm.REFS) {
            Map<ThreadNode, Instant> newest = new HashMap<>();
            roots.forEach(root -> newest.put(root, newest(root)));
            roots.sort(Comparator.<ThreadNode, Instant>comparing(newest::get).thenComparing(ThreadNode.BY_DATE));
            return roots;
        }
        roots.sort(ThreadNode.BY_DATE);
        List<ThreadNode> merged = new SubjectMerge(roots).merged();
        merged.sort(ThreadNode.BY_DATE);
        return merged;
    }

    private static Instant newest(ThreadNode root) {
        return root.descendants().stream()
                .filter(node -> !node.isDummy())
                .map(ThreadNode::date)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
