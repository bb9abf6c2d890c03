package dev.mailwright.directory.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mailwright.address.Domain;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.RecipientKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliasFileTest {

    @TempDir
    private Path directory;

    private Path write(String text) {
        try {
            return Files.writeString(directory.resolve("table"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AliasFile virtual(String text) {
        return AliasFile.virtual(write(text));
    }

    private AliasFile aliases(String text) {
        return AliasFile.aliases5(write(text), "example.com");
    }

    private static List<String> targets(AliasFile file, String key) {
        List<? extends Alias> found = file.find(List.of(RecipientKey.parse(key)))
                .toOptional()
                .orElseThrow()
                .aliases();
        return found.stream()
                .flatMap(alias -> alias.targets().stream())
                .map(Object::toString)
                .toList();
    }

    private static String domain(AliasFile file, String name) {
        return file.domain(Domain.of(name))
                .toOptional()
                .map(d -> d.aliasOf().toString())
                .orElse("not ours");
    }

    private static String problems(AliasFile file) {
        return String.valueOf(catchThrowable(file::reload).getMessage());
    }

    @Test
    void readsVirtual() {
        AliasFile file = virtual("""
                # comment
                example.com     anything

                info@Example.com    john,
                    mary@elsewhere.example,
                  # a comment inside
                \tann
                "odd name"@example.com\t"other, name"@example.com , <x@example.com>
                @example.org    office@example.com
                @example.net    @example.com
                boss@example.net    @elsewhere.example
                remote@elsewhere.example  info@example.com
                """);
        assertThat(targets(file, "INFO@example.com")).containsExactly("john", "mary@elsewhere.example", "ann");
        assertThat(targets(file, "\"odd name\"@example.com"))
                .containsExactly("\"other, name\"@example.com", "x@example.com");
        assertThat(targets(file, "@example.org")).containsExactly("office@example.com");
        assertThat(targets(file, "boss@example.net")).containsExactly("boss@elsewhere.example");
        assertThat(targets(file, "@example.net")).isEmpty();
        assertThat(targets(file, "nobody@example.com")).isEmpty();
        assertThat(domain(file, "example.com")).isEqualTo("example.com");
        assertThat(domain(file, "example.org")).isEqualTo("example.org");
        assertThat(domain(file, "example.net")).isEqualTo("example.com");
        assertThat(domain(file, "elsewhere.example")).isEqualTo("not ours");
    }

    @Test
    void completesNamesInVirtual() {
        AliasFile file =
                virtual("root  john\ninfo@example.org mary, ann@example.net\n").defaultDomain("example.com");
        assertThat(targets(file, "root@example.com")).containsExactly("john@example.com");
        assertThat(targets(file, "info@example.org")).containsExactly("mary@example.com", "ann@example.net");
    }

    @Test
    void namesBadLinesOfVirtual() {
        String problems = problems(virtual("""
                 continued
                info@example.com
                root john
                a@example.com |/bin/cmd
                b@example.com /var/mail/b
                c@example.com :include:/etc/list
                d@example.com john mary
                e@example.com "john@example.com
                f@example.com john
                F@example.com john
                @@ john
                g@example.com ,
                @example.org john, @example.net
                """));
        assertThat(problems.lines().map(line -> line.substring(line.indexOf("table:") + 6, line.indexOf(": "))))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "10", "11", "12", "13");
        assertThat(problems).contains("commas between", "is a command", "includes a file", "not closed", "already");
    }

    @Test
    void readsAliases() {
        AliasFile file = aliases("""
                # system
                Postmaster: root
                root:   john, "j. r."@example.org,
                        mary
                john: \\john, backup@elsewhere.example
                "odd name" : x
                """);
        assertThat(targets(file, "postmaster@example.com")).containsExactly("root");
        assertThat(targets(file, "root@example.com")).containsExactly("john", "\"j. r.\"@example.org", "mary");
        assertThat(targets(file, "john@example.com")).containsExactly("john", "backup@elsewhere.example");
        assertThat(targets(file, "\"odd name\"@example.com")).containsExactly("x");
        assertThat(domain(file, "example.com")).isEqualTo("example.com");
    }

    @Test
    void namesBadLinesOfAliases() {
        String problems = problems(aliases("""
                root john
                a: |/bin/cmd
                b: "|/bin/cmd with, args"
                c: /dev/null
                d: :include:/etc/list
                e@example.com: john
                f: \\john
                g:
                h: "x
                """));
        assertThat(problems.lines().map(line -> line.substring(line.indexOf("table:") + 6, line.indexOf(": "))))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(problems).contains("no colon", "is a command", "not written to files", "goes around");
    }
}
