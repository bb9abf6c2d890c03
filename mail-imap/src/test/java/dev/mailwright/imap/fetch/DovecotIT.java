package dev.mailwright.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks a real Dovecot what we are asked, and compares. {@code -Dgoldens=DIRECTORY} writes goldens and
 * differences anew: read the differences before they are kept.
 */
class DovecotIT {

    /** What is known to differ; docs/compatibility.md says why. */
    private static final String DIFFERENCES = "dovecot-differences.txt";

    private static final int ITEMS_A_FETCH = 40;

    @TempDir
    Path directory;

    @Test
    void answersTheSame() throws IOException {
        List<Path> messages = Corpus.messages();
        List<byte[]> octets = new ArrayList<>();
        for (Path message : messages) {
            octets.add(Corpus.octets(message));
        }
        Map<Integer, Map<String, String>> theirs = ResponseText.responses(ask(octets));
        assertThat(theirs).hasSameSizeAs(messages);
        StringBuilder differences = new StringBuilder();
        for (int i = 0; i < messages.size(); i++) {
            String name = messages.get(i).getFileName().toString();
            Map<String, String> ours = CorpusTest.answers(octets.get(i));
            keep(name.replace(".eml", ".golden"), CorpusTest.golden(ours));
            compare(name, ours, theirs.get(i + 1), differences);
        }
        keep(DIFFERENCES, differences.toString());
        assertThat(differences.toString()).isEqualTo(known());
    }

    private static void compare(String name, Map<String, String> ours, Map<String, String> theirs, StringBuilder to) {
        ours.forEach((item, value) -> {
            String other = theirs.get(item);
            if (!value.equals(other)) {
                to.append(name).append(' ').append(item).append('\n');
                to.append("  ours   ").append(value).append('\n');
                to.append("  theirs ").append(other).append('\n');
            }
        });
    }

    private static void keep(String name, String text) throws IOException {
        String to = System.getProperty("goldens");
        if (to != null) {
            Files.writeString(Path.of(to, name), text);
        }
    }

    private static String known() throws IOException {
        Path list = Corpus.messages().get(0).resolveSibling(DIFFERENCES);
        return Files.readString(list, StandardCharsets.US_ASCII);
    }

    private String ask(List<byte[]> messages) throws IOException {
        ByteArrayOutputStream commands = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            say(commands, "a APPEND INBOX {" + message.length + "+}\r\n");
            commands.writeBytes(message);
            say(commands, "\r\n");
        }
        say(commands, "b SELECT INBOX\r\n");
        for (int i = 0; i < messages.size(); i++) {
            List<String> items = Corpus.questions(messages.get(i));
            for (int from = 0; from < items.size(); from += ITEMS_A_FETCH) {
                List<String> some = items.subList(from, Math.min(items.size(), from + ITEMS_A_FETCH));
                say(commands, "c FETCH " + (i + 1) + " (" + String.join(" ", some) + ")\r\n");
            }
        }
        say(commands, "d LOGOUT\r\n");
        return new DovecotImap(directory).ask(commands.toByteArray());
    }

    private static void say(ByteArrayOutputStream to, String line) {
        to.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
    }
}
