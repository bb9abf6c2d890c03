package dev.mailwright.examples.serve;

import dev.mailwright.examples.control.ControlOutput;
import java.io.IOException;
import java.nio.file.Path;

/** Shows lines of progress as a bar on a terminal, and elsewhere as a plain line at each tenth. Other lines go through. For one thread. */
final class ProgressOutput implements ControlOutput {

    private static final String MARK = "progress ";
    private static final int WIDTH = 40;

    private final OnServer to;
    private final boolean terminal;
    private int tenths;
    private boolean drawn;

    ProgressOutput(OnServer to, boolean terminal) {
        this.to = to;
        this.terminal = terminal;
    }

    /** Whether standard output is a terminal, as far as the system shows it; the JDK's console is there without one too. */
    static boolean isTerminal() {
        try {
            String out = Path.of("/proc/self/fd/1").toRealPath().toString();
            return out.startsWith("/dev/pts/") || out.startsWith("/dev/tty");
        } catch (IOException noDevice) {
            return false;
        }
    }

    /** How far something is, as a line of an answer. */
    static String line(long messages, long totalMessages, long octets, long totalOctets) {
        return MARK + messages + " " + totalMessages + " " + octets + " " + totalOctets;
    }

    @Override
    public void line(String text) {
        if (!text.startsWith(MARK)) {
            clear();
            to.line(text);
            return;
        }
        String[] words = text.substring(MARK.length()).split(" ", -1);
        long total = Long.parseLong(words[1]);
        double share = total == 0 ? 0 : Math.min(1, Long.parseLong(words[0]) / (double) total);
        String figures = words[0] + " of " + words[1] + " messages, " + words[2] + " of " + words[3] + " octets";
        if (terminal) {
            int full = (int) (share * WIDTH);
            to.out().print("\r[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + figures + " ");
            to.out().flush();
            drawn = true;
        } else if ((int) (share * 10) > tenths) {
            tenths = (int) (share * 10);
            to.line(figures);
        }
    }

    private void clear() {
        if (drawn) {
            to.out().print("\r\u001b[K");
            to.out().flush();
        }
        drawn = false;
        tenths = 0;
    }

    @Override
    public void complaint(String text) {
        clear();
        to.complaint(text);
    }
}
