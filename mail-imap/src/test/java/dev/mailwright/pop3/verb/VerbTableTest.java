package dev.mailwright.pop3.verb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerbTableTest {

    private final VerbTable table = VerbTable.standard();

    @Test
    void aRowIsFoundByItsName() {
        assertThat(table.rows()).hasSameSizeAs(table.names());
        for (VerbRow<?> row : table.rows()) {
            assertThat(row.name()).matches("[A-Z]{3,4}|UTF8");
            assertThat(table.find(row.name())).containsSame(row);
        }
        assertThat(table.find("capa")).isEmpty();
    }

    @Test
    void commandsKeepToTheLengthOfThePapers() {
        assertThat(table.find("RETR").orElseThrow().longest()).isEqualTo(255);
        assertThat(table.find("PASS").orElseThrow().longest()).isEqualTo(512);
        assertThat(table.find("AUTH").orElseThrow().longest()).isEqualTo(8_192);
    }
}
