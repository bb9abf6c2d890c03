package dev.mailwright.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every section of every message as Dovecot 2.3 answers it, save for what docs/compatibility.md lists. */
class CorpusTest {

    static List<Path> messages() throws IOException {
        return Corpus.messages();
    }

    @Test
    void isLarge() throws IOException {
        assertThat(messages()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void answersAsWritten(Path message) throws IOException {
        assertThat(golden(answers(Corpus.octets(message))))
                .isEqualTo(Files.readString(Corpus.golden(message), StandardCharsets.US_ASCII));
    }

    static Map<String, String> answers(byte[] message) {
        String items = String.join(" ", Corpus.questions(message));
        FetchRenderer renderer = new FetchRenderer(FetchRendererTest.items("(" + items + ")"), false);
        String response = Sink.pull(renderer.render(1, StoredMessage.of(message), false, false));
        return ResponseText.responses(response).get(1);
    }

    static String golden(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
