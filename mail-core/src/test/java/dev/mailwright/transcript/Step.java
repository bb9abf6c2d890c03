package dev.mailwright.transcript;

import java.time.Duration;
import java.util.List;

/** One thing that happens in a play. */
interface Step {

    /** {@code file:line}. */
    String where();

    void play(Play play);

    /** Lines of the server that belong together: a line and the literal content under it. */
    record Unit(LinePattern first, List<LinePattern> content) {}

    record Send(String where, int connection, Text text) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).send(text);
        }
    }

    record Expect(String where, int connection, Unit unit) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).expect(unit);
        }
    }

    record AnyOrder(String where, int connection, List<Unit> units) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).expectInAnyOrder(units);
        }
    }

    record ExpectBytes(String where, int connection, Text text) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).expectBytes(text);
        }
    }

    record Forbid(String where, int connection, LinePattern pattern) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).forbid(pattern);
        }
    }

    record Skip(String where, int connection) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).skip();
        }
    }

    record Handshake(String where, int connection) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).startTls();
        }
    }

    record Close(String where, int connection) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).close();
            play.forget(connection);
        }
    }

    record Eof(String where, int connection) implements Step {
        @Override
        public void play(Play play) {
            play.client(connection).expectEof();
            play.forget(connection);
        }
    }

    record Given(String where, Text text, List<String> block) implements Step {
        @Override
        public void play(Play play) {
            play.given(text, block);
        }
    }

    record Then(String where, Text text, List<String> block) implements Step {
        @Override
        public void play(Play play) {
            play.then(text, block);
        }
    }

    record Tick(String where, Duration duration) implements Step {
        @Override
        public void play(Play play) {
            play.tick(duration);
        }
    }
}
