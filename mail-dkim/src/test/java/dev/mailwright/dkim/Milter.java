package dev.mailwright.dkim;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A mail server as a milter sees it, for one message. */
final class Milter implements AutoCloseable {

    private static final int VERSION = 6;
    private static final int ACTIONS = 0x1ff;
    private static final int LEADING_SPACE = 0x100000;
    private static final int OPTIONAL = 0x7f;
    private static final int PIECE = 60_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final DataOutputStream out;
    private final List<String> added = new ArrayList<>();
    private int unwanted;

    Milter(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /** The fields that it wants in front, as they would be written. */
    List<String> filter(byte[] message) throws IOException {
        negotiate();
        ByteArrayOutputStream connect = new ByteArrayOutputStream();
        connect.writeBytes(text("localhost"));
        connect.writeBytes(new byte[] {'4', 0, 25});
        connect.writeBytes(text("127.0.0.1"));
        say('C', connect.toByteArray(), 0x01);
        say('H', text("localhost"), 0x02);
        say('M', text("<a@example.com>"), 0x04);
        say('R', text("<b@example.net>"), 0x08);
        HeaderFields header = header(message);
        for (HeaderFields.Field field : header.fields()) {
            String raw = new String(message, field.start(), field.end() - field.start(), StandardCharsets.ISO_8859_1);
            String value = raw.substring(raw.indexOf(':') + 1, raw.length() - 2).replace("\r\n", "\n");
            say('L', text(raw.substring(0, raw.indexOf(':')) + "\0" + value), 0x20);
        }
        say('N', new byte[0], 0x40);
        for (int at = bodyStart(message); at < message.length; at += PIECE) {
            say('B', Arrays.copyOfRange(message, at, Math.min(message.length, at + PIECE)), 0x10);
        }
        say('E', new byte[0], 0);
        return added;
    }

    /** A message without a body may end after its last field. */
    private static HeaderFields header(byte[] message) {
        int body = bodyStart(message);
        boolean blank = new String(message, 0, body, StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");
        return HeaderFields.of(Arrays.copyOf(message, blank ? body - 2 : body));
    }

    private static int bodyStart(byte[] message) {
        int end = new String(message, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return end < 0 ? message.length : end + 4;
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void negotiate() throws IOException {
        out.writeInt(13);
        out.writeByte('O');
        out.writeInt(VERSION);
        out.writeInt(ACTIONS);
        out.writeInt(LEADING_SPACE | OPTIONAL);
        out.flush();
        byte[] answer = packet();
        unwanted = answer[12] & OPTIONAL;
    }

    private byte[] packet() throws IOException {
        byte[] packet = new byte[in.readInt()];
        in.readFully(packet);
        return packet;
    }

    private void say(char command, byte[] content, int optional) throws IOException {
        if ((unwanted & optional) != 0) {
            return;
        }
        out.writeInt(content.length + 1);
        out.writeByte(command);
        out.write(content);
        out.flush();
        boolean over = false;
        while (!over) {
            byte[] reply = packet();
            switch (reply[0]) {
                case 'h' -> added.add(field(reply, 1));
                case 'i' -> added.add(0, field(reply, 5));
                case 'c', 'a' -> over = true;
                case 'p', 'm' -> {}
                default -> throw new IOException("after " + command + " it said " + (char) reply[0]);
            }
        }
    }

    private static String field(byte[] reply, int from) {
        String[] parts = new String(reply, from, reply.length - from - 1, StandardCharsets.ISO_8859_1).split("\0", 2);
        return parts[0] + ":" + parts[1].replace("\n", "\r\n") + "\r\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
