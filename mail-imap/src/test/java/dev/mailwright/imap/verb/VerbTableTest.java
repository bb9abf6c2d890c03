package dev.mailwright.imap.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row has its class with the section that it implements, and each such RFC has its row in the index. */
class VerbTableTest {

    private static final Pattern REFERENCE = Pattern.compile("// rfc(\\d+)#");
    private static final Path SOURCES = Path.of("src/main/java/dev/mailwright/imap/verb");

    static Set<String> names() {
        return VerbTable.STANDARD.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyVerbNamesAnRfcThatIsInTheIndex(String name) throws IOException {
        Row<?, ?> row = VerbTable.STANDARD.find(name).orElseThrow();
        String source = Files.readString(SOURCES.resolve(row.verb().getClass().getSimpleName() + ".java"));
        Set<String> referred = new TreeSet<>();
        for (Matcher m = REFERENCE.matcher(source); m.find(); ) {
            referred.add(m.group(1));
        }
        assertThat(referred).as(name).isNotEmpty();
        assertThat(index()).containsAll(referred);
    }

    private static List<String> index() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("../rfc/index.txt"))) {
            return lines.map(line -> line.split("\t", -1)[0]).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void sequenceNumbersAreNotPulledFromUnderAClient(String name) {
        Row<?, ?> row = VerbTable.STANDARD.find(name).orElseThrow();
        boolean forbidden = Set.of("FETCH", "STORE", "SEARCH", "SORT", "THREAD").contains(name);
        assertThat(row.updates() == Row.UpdateRule.NO_EXPUNGE).isEqualTo(forbidden);
    }
}
