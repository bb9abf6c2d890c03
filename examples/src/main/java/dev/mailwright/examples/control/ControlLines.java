package dev.mailwright.examples.control;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of a dialogue. */
final class ControlLines {

    static final char OUTPUT = '+';
    static final char COMPLAINT = '-';
    static final char END = '=';

    /** Of a request, line end included. */
    static final int MAX_REQUEST = 64 * 1024;

    private ControlLines() {}

    static String request(List<String> words) {
        return words.stream()
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    /**
     * The words of a request.
     *
     * @throws IllegalArgumentException when it is none
     */
    static List<String> words(String request) {
        return Arrays.stream(request.split(" ", -1))
                .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * The first line.
     *
     * @throws IOException when it is too long, or does not end
     */
    static String first(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() >= MAX_REQUEST) {
                throw new IOException("the request has no end");
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
