package dev.mailwright.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.examples.docs.Papers.Rfc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RfcIndexTest {

    @Test
    void everyRfcIsListedOnceAndInOrder() throws IOException {
        List<Rfc> index = Papers.index();
        assertThat(index.stream().map(rfc -> Integer.valueOf(rfc.number())).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(index).allSatisfy(rfc -> {
            assertThat(rfc.state()).isIn("Yes", "Partial", "Planned", "No");
            assertThat(Papers.ROOT.resolve(rfc.module())).isDirectory();
            assertThat(rfc.title()).isNotBlank();
        });
    }

    @Test
    void whateverTheCodeNamesIsListed() throws IOException {
        assertThat(index("Yes", "Partial", "Planned", "No")).containsAll(Papers.referenced("src/main"));
    }

    @Test
    void aYesIsNamedInTheCodeAndInATest() throws IOException {
        Set<String> code = Papers.referenced("src/main");
        Set<String> tests = Papers.referenced("src/test");
        assertThat(index("Yes")).isNotEmpty().allSatisfy(number -> {
            assertThat(code).as("named in main code").contains(number);
            assertThat(tests).as("named in a transcript or test").contains(number);
        });
    }

    @Test
    void theTableOfTheReadmeIsTheIndex() throws IOException {
        List<String> table = new ArrayList<>(List.of("| RFC | title | state | module |", "|---|---|---|---|"));
        Papers.index().forEach(rfc -> table.add(rfc.tableRow()));
        assertThat(String.join("\n", Papers.readme("rfc-table"))).isEqualTo(String.join("\n", table));
    }

    private static List<String> index(String... states) throws IOException {
        return Papers.index().stream()
                .filter(rfc -> List.of(states).contains(rfc.state()))
                .map(Rfc::number)
                .toList();
    }
}
