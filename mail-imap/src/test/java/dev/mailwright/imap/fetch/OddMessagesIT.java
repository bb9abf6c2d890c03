package dev.mailwright.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Dmessages} (500) generated messages and a real Dovecot: envelope, structures, every section and partials are the
 * same. {@code -Dseed} is where they begin.
 */
class OddMessagesIT {

    private static final int MESSAGES = Integer.getInteger("messages", 500);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int ITEMS_A_FETCH = 40;

    @TempDir
    Path directory;

    @Test
    void answersTheSame() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(new OddMessages(SEED + i).next());
        }
        Map<Integer, Map<String, String>> theirs =
                ResponseText.responses(new DovecotImap(directory).ask(questions(messages)));
        assertThat(theirs).hasSize(MESSAGES);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            compare(i, messages.get(i), theirs.getOrDefault(i + 1, Map.of()), differences);
        }
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }

    private static void compare(int index, byte[] message, Map<String, String> theirs, List<String> differences)
            throws IOException {
        CorpusTest.answers(message).forEach((item, ours) -> {
            if (!ours.equals(theirs.get(item))) {
                differences.add("seed " + (SEED + index) + " " + item + "\n  ours   " + ours + "\n  theirs "
                        + theirs.get(item) + "\n");
            }
        });
    }

    private static byte[] questions(List<byte[]> messages) {
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
        return commands.toByteArray();
    }

    private static void say(ByteArrayOutputStream to, String line) {
        to.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
    }
}
