package dev.mailwright.transcript;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A little protocol to test the player with: mailboxes that hold lines. */
final class ToyWorld implements World {
    final TreeMap<String, List<String>> boxes = new TreeMap<>();
    final List<ToyDialogue> connected = new ArrayList<>();
    boolean closed;

    ToyDialogue connect() {
        ToyDialogue dialogue = new ToyDialogue(this);
        connected.add(dialogue);
        return dialogue;
    }

    @Override
    public void given(Statement statement) {
        if (!statement.words().get(0).equals("box")) {
            throw statement.unknown();
        }
        boxes.put(statement.words().get(1), new ArrayList<>(statement.block()));
    }

    @Override
    public void then(Statement statement) {
        List<String> words = statement.words();
        List<String> lines = boxes.getOrDefault(words.get(1), List.of());
        boolean holds =
                words.size() > 3 ? lines.size() == Integer.parseInt(words.get(3)) : lines.equals(statement.block());
        if (!holds) {
            throw new AssertionError("box " + words.get(1) + " holds " + lines);
        }
    }

    @Override
    public void tick(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(5)) >= 0) {
            connected.forEach(ToyDialogue::timeOut);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
