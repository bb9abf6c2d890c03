package dev.mailwright.transcript;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Plays the same dialogue several times with the client's bytes cut into pieces: never, at every byte, and in two at a
 * sample of places (always between CR and LF, then seeded by the transcript's name). The server must say the same bytes
 * each time, so its world must be deterministic. Its traits are those of the way it cuts and {@code cut}.
 */
public record CutEverywhere(Way way) implements Way {
    private static final int SPLITS = 6;
    /** Longer sends are cut at every byte in their first and last part only, so that a large message does not take minutes. */
    private static final int EDGE = 4096;

    private static final int MIDDLE_PIECE = 997;

    public static CutEverywhere of(Way way) {
        return new CutEverywhere(way);
    }

    @Override
    public String name() {
        return way.name() + ", cut everywhere";
    }

    @Override
    public Set<String> traits() {
        Set<String> traits = new HashSet<>(way.traits());
        traits.add("cut");
        return traits;
    }

    @Override
    public Stage begin() {
        return way.begin();
    }

    @Override
    public Conversation play(Transcript transcript) {
        Conversation whole = new Player(transcript, way::begin, way.name() + ", not cut").play();
        compare(transcript, whole, "cut at every byte", (at, length) -> everyByte(at, length));
        compare(transcript, whole, "cut in two before the last byte", (at, length) -> Math.max(at + 1, length - 1));
        for (int i = 0; i < SPLITS; i++) {
            SplittableRandom random = new SplittableRandom(transcript.name().hashCode() * 31L + i);
            IntUnaryOperator place = length -> length < 2 ? length : random.nextInt(1, length);
            compare(
                    transcript,
                    whole,
                    "cut in two, sample " + (i + 1),
                    (at, length) -> at > 0 ? length : place.applyAsInt(length));
        }
        return whole;
    }

    private static int everyByte(int at, int length) {
        boolean middle = at >= EDGE && at + MIDDLE_PIECE < length - EDGE;
        return at + (middle ? MIDDLE_PIECE : 1);
    }

    private void compare(Transcript transcript, Conversation whole, String how, Cut cut) {
        Conversation pieces =
                new Player(transcript, () -> new CutStage(way.begin(), cut), way.name() + ", " + how).play();
        if (!whole.sameAnswers(pieces)) {
            throw new Difference(transcript.name() + ": " + transcript.title() + " (" + way.name() + ", " + how
                    + ")\nthe server answers otherwise than when nothing is cut:\n" + firstDifference(whole, pieces));
        }
    }

    private static String firstDifference(Conversation whole, Conversation pieces) {
        var expected = whole.answers();
        var got = pieces.answers();
        int at = 0;
        while (at < expected.size() && at < got.size() && expected.get(at).equals(got.get(at))) {
            at++;
        }
        return "    whole " + (at < expected.size() ? expected.get(at) : "(nothing more)") + "\n    cut   "
                + (at < got.size() ? got.get(at) : "(nothing more)");
    }

    /** Where the piece that begins at a place ends. */
    private interface Cut {
        int end(int at, int length);
    }

    private record CutStage(Stage stage, Cut cut) implements Stage {
        @Override
        public World world() {
            return stage.world();
        }

        @Override
        public Connection open() {
            return new CutConnection(stage.open(), cut);
        }

        @Override
        public Duration patience() {
            return stage.patience();
        }

        @Override
        public void close() {
            stage.close();
        }
    }

    private record CutConnection(Connection connection, Cut cut) implements Connection {
        @Override
        public void send(byte[] bytes) {
            int at = 0;
            while (at < bytes.length) {
                int end = Math.min(bytes.length, cut.end(at, bytes.length));
                connection.send(Arrays.copyOfRange(bytes, at, end));
                at = end;
            }
        }

        @Override
        public byte[] receive(Duration patience) {
            return connection.receive(patience);
        }

        @Override
        public boolean closed() {
            return connection.closed();
        }

        @Override
        public void startTls() {
            connection.startTls();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
