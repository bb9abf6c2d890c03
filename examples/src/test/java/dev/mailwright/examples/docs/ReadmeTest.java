package dev.mailwright.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
    private static final Path SMALLEST =
            Papers.ROOT.resolve("examples/src/main/java/dev/mailwright/examples/SmallestServer.java");

    /** The lines that strangers copy are lines of a class that is compiled and tested. */
    @Test
    void theTenLinesAreThoseOfSmallestServer() throws IOException {
        String readme = Files.readString(Papers.ROOT.resolve("README.md"));
        int begin = readme.indexOf("```java\n") + "```java\n".length();
        String shown = readme.substring(begin, readme.indexOf("\n```", begin));
        assertThat(shown).startsWith("MailServer server = MailServer.builder()");
        assertThat(shown.lines()).hasSizeLessThanOrEqualTo(10);
        assertThat(flat(Files.readString(SMALLEST))).contains(flat(shown.replace("MailServer server =", "return")));
    }

    private static String flat(String code) {
        return String.join("", code.lines().map(String::strip).toList());
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (String name : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
            List<String> links = LINK.matcher(Files.readString(Papers.ROOT.resolve(name)))
                    .results()
                    .map(match -> match.group(1))
                    .filter(link -> !link.startsWith("https:"))
                    .toList();
            assertThat(links)
                    .as(name)
                    .allSatisfy(link -> assertThat(Papers.ROOT.resolve(link)).exists());
        }
    }

    @Test
    void theTwoCommandsAreMarked() throws IOException {
        assertThat(Papers.readme("quickstart-command")).hasSize(3);
        assertThat(Papers.readme("test-command")).hasSize(3).contains("mvn -B --no-transfer-progress verify");
    }
}
