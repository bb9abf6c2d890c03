package dev.mailwright.net;

import dev.mailwright.observe.LoopGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * One verb a line: {@code ECHO x}, {@code BLOCK x} on a worker, {@code BYTES n} and then n octets, {@code BIG n} pulls n lines of 1,000 octets,
 * {@code FILE path}, {@code LATER} waits for {@link #stage}, {@code FAIL}, {@code LOGIN}, {@code WHO}, {@code STARTTLS}, {@code COMPRESS},
 * {@code QUIT}.
 */
final class SampleDialogue implements Dialogue<Frame> {

    final Link<Frame> link;
    final CompletableFuture<String> stage = new CompletableFuture<>();
    private final SampleProtocol home;
    /** Plain on purpose: the strand alone must make it visible from turn to turn. */
    int turns;

    boolean uploading;
    private boolean ending;

    SampleDialogue(SampleProtocol home, Link<Frame> link) {
        this.home = home;
        this.link = link;
        link.framing(Framing.lines(SampleProtocol.LONGEST));
    }

    @Override
    public Step opened() {
        return say(
                "+hello" + link.tls().map(tls -> " inside " + tls.getProtocol()).orElse(""));
    }

    @Override
    public Pace pace(Frame frame) {
        return frame instanceof Line line && line.text().startsWith("BLOCK") ? Pace.BLOCKING : Pace.INLINE;
    }

    @Override
    public Step handle(Frame frame) {
        turns++;
        if (Thread.currentThread().getName().contains("-worker-")) {
            home.turnsOnWorkers.incrementAndGet();
        }
        if (frame instanceof TooLong dropped) {
            say("-too long " + dropped.length() + " " + dropped.start().substring(0, 4));
            return dropped.endless() ? Step.close() : Step.next();
        }
        if (frame instanceof Chunk chunk) {
            return chunk(chunk);
        }
        Line line = (Line) frame;
        if (!line.clean()) {
            say("-defects " + line.defects());
            return line.defects().contains(LineDefect.BARE_LF) ? Step.close() : Step.next();
        }
        int space = line.text().indexOf(' ');
        String verb = space < 0 ? line.text() : line.text().substring(0, space);
        return verb(verb.toUpperCase(Locale.ROOT), line.text().substring(space + 1));
    }

    private Step verb(String verb, String argument) {
        return switch (verb) {
            case "ECHO" -> say("+" + argument);
            case "BLOCK" -> {
                LoopGuard.assertNotOnLoop("BLOCK");
                yield say("+blocked " + argument);
            }
            case "BYTES" -> upload(Long.parseLong(argument));
            case "BIG" -> Step.pull(new Lines(Integer.parseInt(argument)), () -> say("+done"));
            case "FILE" -> file(Path.of(argument));
            case "LATER" -> Step.later(stage, value -> say("+later " + value));
            case "FAIL" -> {
                say("this must not be seen");
                throw new IllegalStateException("failure on purpose");
            }
            case "LOGIN" -> {
                link.authenticated();
                link.user("eve\r\nroot");
                yield say("+in");
            }
            case "WHO" ->
                say("+" + link.endpoints().remote().getAddress().getHostAddress()
                        + (link.endpoints().proxied() ? " by proxy" : ""));
            case "STARTTLS" -> {
                if (!link.canStartTls()) {
                    yield say("-no");
                }
                say("+go");
                yield Step.startTls();
            }
            case "COMPRESS" -> {
                if (link.compressed()) {
                    yield say("-no");
                }
                say("+compressed");
                yield Step.compress();
            }
            case "QUIT" -> {
                say("+bye");
                yield Step.goodbye();
            }
            default -> say("-what");
        };
    }

    private Step upload(long length) {
        uploading = true;
        home.uploads.incrementAndGet();
        link.minimumRate(100);
        link.framing(Framing.counted(length));
        return Step.next();
    }

    private Step chunk(Chunk chunk) {
        if (!chunk.last()) {
            return Step.next();
        }
        uploading = false;
        link.anyRate();
        link.framing(Framing.lines(SampleProtocol.LONGEST));
        say("+got it");
        return ending ? shutdown() : Step.next();
    }

    private Step file(Path path) {
        try {
            FileChannel file = FileChannel.open(path);
            link.out().file(file, 0, file.size(), () -> close(file));
            return say("+sent");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void close(FileChannel file) {
        home.sourceClosed = true;
        try {
            file.close();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Step say(String line) {
        link.out().text(line).text("\r\n");
        return Step.next();
    }

    @Override
    public Step secured() {
        turns = 0;
        return Step.next();
    }

    @Override
    public Step timedOut(Timeout which) {
        say("-timeout " + which);
        return Step.close();
    }

    @Override
    public Step shutdown() {
        if (uploading) {
            ending = true;
            return Step.next();
        }
        say("-stopping");
        return Step.close();
    }

    @Override
    public Step overloaded() {
        say("-busy");
        return Step.close();
    }

    @Override
    public Step failed(Throwable fault) {
        return say("-fault");
    }

    @Override
    public void closed(Ending why) {
        LoopGuard.assertNotOnLoop("closed");
        home.endings.add(why);
    }

    private final class Lines implements Responses {
        private int left;

        Lines(int count) {
            left = count;
        }

        @Override
        public boolean next(Outlet out) {
            LoopGuard.assertNotOnLoop("pull");
            home.pulled.incrementAndGet();
            if (left > 0) {
                out.text("x".repeat(998)).text("\r\n");
                left--;
            }
            return left > 0;
        }

        @Override
        public void close() {
            home.sourceClosed = true;
        }
    }
}
