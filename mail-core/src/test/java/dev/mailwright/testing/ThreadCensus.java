package dev.mailwright.testing;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The threads that live at one time, to see which are left over later. */
public final class ThreadCensus {
    /** Threads of the JVM and of the test run that come and go by themselves. */
    private static final Pattern OTHERS = Pattern.compile("process reaper.*|Attach Listener|Common-Cleaner"
            + "|ForkJoinPool\\.commonPool-.*|ForkJoinPool-\\d+-worker-.*|surefire-.*|junit-.*|Cleaner-\\d+"
            + "|Keep-Alive-Timer|HttpClient-.*|Thread-Attacher.*|VirtualThread-unparker|Java2D.*");

    private final Set<Thread> before;

    private ThreadCensus(Set<Thread> before) {
        this.before = before;
    }

    /** The threads of now. */
    public static ThreadCensus take() {
        return new ThreadCensus(living());
    }

    /** Fails if a thread that was not there before is still alive after this time; returns as soon as all have ended. */
    public void requireNoneLeft(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Set<String> left = new TreeSet<>();
        for (Thread thread : since()) {
            if (!ended(thread, Duration.ofNanos(deadline - System.nanoTime()))) {
                left.add(thread.getName() + " " + thread.getState() + trace(thread));
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError(left.size() + " threads are left over:\n" + String.join("\n", left));
        }
    }

    /** The names of the threads that were not there before, sorted. */
    public List<String> names() {
        return since().stream().map(Thread::getName).sorted().toList();
    }

    private Set<Thread> since() {
        Set<Thread> now = living();
        now.removeAll(before);
        return now;
    }

    private static Set<Thread> living() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> OTHERS.matcher(thread.getName()).matches());
        return threads;
    }

    private static boolean ended(Thread thread, Duration wait) {
        try {
            thread.join(Math.max(1, wait.toMillis()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static String trace(Thread thread) {
        StringBuilder trace = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            trace.append("\n        at ").append(element);
        }
        return trace.toString();
    }
}
