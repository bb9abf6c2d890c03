package dev.mailwright.imap.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Writes threads as the wire wants them, whatever their depth. */
// rfc5256#4
final class ThreadText {

    private final StringBuilder text = new StringBuilder();
    private final LongUnaryOperator number;
    private final Deque<Runnable> open = new ArrayDeque<>();

    private ThreadText(LongUnaryOperator number) {
        this.number = number;
    }

    static String of(List<ThreadNode> threads, LongUnaryOperator number) {
        ThreadText writing = new ThreadText(number);
        for (ThreadNode thread : threads) {
            writing.open.push(() -> writing.thread(thread));
            while (!writing.open.isEmpty()) {
                writing.open.pop().run();
            }
        }
        return writing.text.toString();
    }

    private void thread(ThreadNode root) {
        text.append('(');
        open.push(() -> text.append(')'));
        ThreadNode node = root;
        boolean told = false;
        while (true) {
            if (!node.isDummy()) {
                text.append(told ? " " : "").append(number.applyAsLong(node.uid()));
                told = true;
            }
            if (node.children().size() != 1) {
                break;
            }
            node = node.children().iterator().next();
        }
        branches(new ArrayList<>(node.children()), told);
    }

    private void branches(List<ThreadNode> children, boolean told) {
        text.append(told && !children.isEmpty() ? " " : "");
        Collections.reverse(children);
        children.forEach(child -> open.push(() -> thread(child)));
    }
}
