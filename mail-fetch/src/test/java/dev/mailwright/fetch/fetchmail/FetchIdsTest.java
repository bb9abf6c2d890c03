package dev.mailwright.fetch.fetchmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchIdsTest {

    @TempDir
    private Path directory;

    @Test
    void findsThoseOfOneAccount() throws IOException {
        Path file = Files.writeString(directory.resolve(".fetchids"), """
            u@pop.gmx.example 0001
            u@POP.gmx.example UID2 with blank
            other@pop.gmx.example 0003
            u@elsewhere.example 0004
            u@isp.example@pop.gmx.example 0005
            nonsense
            """);
        assertThat(FetchIds.read(file, "u", "pop.gmx.example")).containsExactlyInAnyOrder("0001", "UID2 with blank");
        assertThat(FetchIds.read(file, "u@isp.example", "pop.gmx.example")).containsExactly("0005");
    }

    @Test
    void saysWhenTheFileCannotBeRead() {
        assertThatThrownBy(() -> FetchIds.read(directory.resolve("none"), "u", "h"))
                .isInstanceOf(UncheckedIOException.class);
    }
}
