package dev.mailwright.transcript;

import java.time.Duration;
import org.opentest4j.TestAbortedException;

/** The world of a server that is not ours: nothing can be arranged, nothing can be asked. */
final class ForeignWorld implements World {

    @Override
    public void given(Statement statement) {
        System.out.println("taken to be true: given " + statement);
    }

    @Override
    public void then(Statement statement) {
        System.out.println("cannot be asked: then " + statement);
    }

    @Override
    public void tick(Duration duration) {
        throw new TestAbortedException("the clock of a foreign server cannot be advanced by " + duration);
    }

    @Override
    public void close() {}
}
