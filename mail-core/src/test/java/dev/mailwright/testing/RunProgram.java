package dev.mailwright.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An external program to be run once, with a deadline. Immutable: each method returns a copy. Input and output go through
 * files, so that no program hangs on a full pipe.
 */
public final class RunProgram {
    private final List<String> command;
    private final Map<String, String> environment;
    private final byte[] input;
    private final Duration deadline;

    private RunProgram(List<String> command, Map<String, String> environment, byte[] input, Duration deadline) {
        this.command = command;
        this.environment = environment;
        this.input = input;
        this.deadline = deadline;
    }

    /** A program on the PATH or by its file name, no input, 30 seconds. */
    public static RunProgram of(String program, String... arguments) {
        return new RunProgram(List.of(program), Map.of(), new byte[0], Duration.ofSeconds(30)).and(arguments);
    }

    /** Further arguments. */
    public RunProgram and(String... arguments) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(arguments));
        return new RunProgram(List.copyOf(longer), environment, input, deadline);
    }

    /** What it reads on its standard input. */
    public RunProgram input(byte[] bytes) {
        return new RunProgram(command, environment, bytes.clone(), deadline);
    }

    /** An environment variable besides those of this JVM. */
    public RunProgram environment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new RunProgram(command, Map.copyOf(more), input, deadline);
    }

    /** After this time the program and its children are killed. */
    public RunProgram within(Duration longest) {
        return new RunProgram(command, environment, input, longest);
    }

    /** Runs it in an empty directory of its own and waits; throws {@link AssertionError} when it is killed at the deadline. */
    public Ran run() {
        try {
            Path directory = Files.createTempDirectory("run-program");
            try {
                return runIn(directory);
            } finally {
                Directories.delete(directory);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot run " + command, failed);
        }
    }

    private Ran runIn(Path directory) throws IOException {
        Path in = Files.write(directory.resolve(".in"), input);
        Path out = directory.resolve(".out");
        Path err = directory.resolve(".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = await(process);
        Ran ran = new Ran(command, ended ? process.exitValue() : -1, Files.readAllBytes(out), Files.readAllBytes(err));
        if (!ended) {
            throw new AssertionError("killed after " + deadline.toMillis() + " ms: " + ran);
        }
        return ran;
    }

    private boolean await(Process process) {
        boolean ended = false;
        try {
            ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (!ended) {
                kill(process);
            }
        }
        return ended;
    }

    private static void kill(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
