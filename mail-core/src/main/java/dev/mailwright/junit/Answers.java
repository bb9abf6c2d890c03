package dev.mailwright.junit;

import dev.mailwright.check.Reply;
import dev.mailwright.check.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Replies that a test wants at some stages, so many times each. Thread-safe. */
final class Answers {

    private final Map<Stage<?>, Deque<Planned>> planned = new HashMap<>();

    private static final class Planned {

        private final Reply reply;
        private int left;

        Planned(Reply reply, int left) {
            this.reply = reply;
            this.left = left;
        }
    }

    synchronized void add(Stage<?> stage, String reply, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("an answer is given at least once, not " + times + " times");
        }
        planned.computeIfAbsent(stage, s -> new ArrayDeque<>()).addLast(new Planned(parsed(reply), times));
    }

    private static Reply parsed(String text) {
        String[] words = text.split(" ", 3);
        boolean enhanced = words.length > 1 && words[1].length() > 4 && words[1].charAt(1) == '.';
        String status = enhanced ? words[1] : "";
        String rest = enhanced ? (words.length > 2 ? words[2] : "") : text.substring(Math.min(text.length(), 4));
        return new Reply(Integer.parseInt(words[0]), status, rest);
    }

    /** The next reply at a stage; it counts as given. */
    synchronized Optional<Reply> next(Stage<?> stage) {
        Deque<Planned> waiting = planned.get(stage);
        if (waiting == null || waiting.isEmpty()) {
            return Optional.empty();
        }
        Planned first = waiting.getFirst();
        if (--first.left == 0) {
            waiting.removeFirst();
        }
        return Optional.of(first.reply);
    }

    synchronized void clear() {
        planned.clear();
    }
}
