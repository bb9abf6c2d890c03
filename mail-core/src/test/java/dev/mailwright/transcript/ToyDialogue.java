package dev.mailwright.transcript;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server of the toy protocol: HELLO, PUT box text, LIST, COUNT box, UID and more. */
final class ToyDialogue implements Dialogue {
    private final ToyWorld world;
    private final StringBuilder input = new StringBuilder();
    private final ByteArrayOutputStream unasked = new ByteArrayOutputStream();
    private boolean closed;
    private boolean secure;
    private int uid = 40;

    ToyDialogue(ToyWorld world) {
        this.world = world;
    }

    @Override
    public byte[] greeting() {
        return Wire.bytes("220 toy ready\r\n");
    }

    @Override
    public byte[] receive(byte[] bytes) {
        input.append(Wire.of(bytes));
        StringBuilder answer = new StringBuilder();
        for (int end = input.indexOf("\r\n"); end >= 0 && !closed; end = input.indexOf("\r\n")) {
            String line = input.substring(0, end);
            input.delete(0, end + 2);
            answer.append(answer(line, bytes.length)).append("\r\n");
        }
        return Wire.bytes(answer.toString());
    }

    private String answer(String line, int piece) {
        String[] words = line.split(" ", 3);
        return switch (words[0]) {
            case "HELLO" -> "250-toy greets " + words[1] + "\r\n250-SIZE 1000\r\n250 OK";
            case "PUT" -> put(Wire.decode(words[1]), Wire.decode(words[2]));
            case "LIST" -> list();
            case "COUNT" ->
                "250 " + world.boxes.getOrDefault(words[1], List.of()).size();
            case "LITERAL" -> "* BODY {9}\r\nline $1\r\n)\r\na OK done";
            case "UID" -> "250 [UID " + uid++ + "] given";
            case "SAME" -> "250 " + words[1] + " " + words[1];
            case "SLOPPY" -> "250 " + piece;
            case "LENGTH" -> "250 " + line.length();
            case "TLS?" -> secure ? "250 secure" : "250 plain";
            case "QUIT" -> quit();
            default -> "500 what?";
        };
    }

    private String put(String box, String text) {
        world.boxes.computeIfAbsent(box, none -> new ArrayList<>()).add(text);
        world.connected.stream().filter(other -> other != this).forEach(other -> other.tell("* NEW " + box));
        return "250 OK";
    }

    private String list() {
        StringBuilder list = new StringBuilder();
        world.boxes.forEach((name, lines) ->
                list.append("* ").append(name).append(' ').append(lines.size()).append("\r\n"));
        return list + "a OK done";
    }

    private String quit() {
        closed = true;
        return "221 bye";
    }

    private void tell(String line) {
        unasked.writeBytes(Wire.bytes(line + "\r\n"));
    }

    void timeOut() {
        tell("421 too slow");
        closed = true;
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void secured() {
        secure = true;
    }

    @Override
    public void hungUp() {
        closed = true;
        world.boxes.put("hung-up", List.of("yes"));
    }

    @Override
    public byte[] more(Duration patience) {
        byte[] bytes = unasked.toByteArray();
        unasked.reset();
        return bytes;
    }
}
