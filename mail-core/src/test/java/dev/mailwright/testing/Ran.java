package dev.mailwright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** What became of a program: its exit code and what it wrote. */
public final class Ran {
    private final List<String> command;
    private final int exit;
    private final byte[] out;
    private final byte[] err;

    Ran(List<String> command, int exit, byte[] out, byte[] err) {
        this.command = command;
        this.exit = exit;
        this.out = out;
        this.err = err;
    }

    public int exit() {
        return exit;
    }

    /** Its standard output as bytes. */
    public byte[] bytes() {
        return out.clone();
    }

    /** Its standard output as text, in UTF-8. */
    public String out() {
        return new String(out, UTF_8);
    }

    /** Its standard error as text, in UTF-8. */
    public String err() {
        return new String(err, UTF_8);
    }

    /** This, if the exit code is 0; else an {@link AssertionError} with everything that it wrote. */
    public Ran requireSuccess() {
        if (exit != 0) {
            throw new AssertionError(toString());
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit " + exit + "\nout: " + out() + "\nerr: " + err();
    }
}
