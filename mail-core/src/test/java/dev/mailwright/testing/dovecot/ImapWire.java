package dev.mailwright.testing.dovecot;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client's end of an IMAP connection, as plain as can be: says lines, hears lines, literals among them. */
public final class ImapWire implements Closeable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int tag;

    public ImapWire(int port, String user) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(120_000);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        line();
        ask("LOGIN " + user + " secret");
    }

    /** What is answered before OK, with literals in place. */
    public List<String> ask(String command) throws IOException {
        say("t" + ++tag + " " + command + "\r\n");
        List<String> lines = new ArrayList<>();
        for (String line = line(); ; line = line()) {
            lines.add(line);
            if (line.startsWith("t" + tag + " ")) {
                if (!line.startsWith("OK", line.indexOf(' ') + 1)) {
                    throw new IOException(command + ": " + line);
                }
                return lines;
            }
        }
    }

    /** The UID of a message that is appended. */
    public long append(String mailbox, String flags, String text) throws IOException {
        say("t" + ++tag + " APPEND " + mailbox + " (" + flags + ") {" + text.length() + "}\r\n");
        for (String line = line(); !line.startsWith("+"); line = line()) {
            if (line.startsWith("t" + tag)) {
                throw new IOException(line);
            }
        }
        say(text + "\r\n");
        for (String line = line(); ; line = line()) {
            int code = line.indexOf("[APPENDUID ");
            if (line.startsWith("t" + tag + " OK") && code > 0) {
                return Long.parseLong(line.substring(code).split("[ \\]]", -1)[2]);
            }
            if (line.startsWith("t" + tag)) {
                throw new IOException(line);
            }
        }
    }

    /** Begins IDLE; {@link #hear} tells what comes. */
    public void idle() throws IOException {
        say("t" + ++tag + " IDLE\r\n");
        String answer = line();
        if (!answer.startsWith("+")) {
            throw new IOException(answer);
        }
    }

    /** Ends IDLE. */
    public void done() throws IOException {
        say("DONE\r\n");
        for (String line = line(); !line.startsWith("t" + tag + " "); line = line()) {
            // what came meanwhile
        }
    }

    /** Waits for a line that has a text in it. */
    public String hear(String text) throws IOException {
        for (String line = line(); ; line = line()) {
            if (line.contains(text)) {
                return line;
            }
        }
    }

    private void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            String part = part();
            line.append(part);
            if (!part.endsWith("}")) {
                return line.toString();
            }
            int count = Integer.parseInt(part.substring(part.lastIndexOf('{') + 1, part.length() - 1));
            line.append(new String(in.readNBytes(count), StandardCharsets.ISO_8859_1));
        }
    }

    private String part() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended after " + text);
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
