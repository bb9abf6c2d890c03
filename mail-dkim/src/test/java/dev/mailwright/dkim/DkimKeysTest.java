package dev.mailwright.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailwright.address.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimKeysTest {

    private static final Domain DOMAIN = Domain.of("example.com");
    private static final SigningKey KEY = SigningKey.generateEd25519(new SecureRandom());

    @TempDir
    Path directory;

    private static List<String> selectors(DkimKeys keys, String domain) {
        return keys.keysFor(Domain.of(domain)).stream()
                .map(key -> key.selector().toString())
                .toList();
    }

    @Test
    void aFolderIsReadAgain() throws IOException {
        Path domain = Files.createDirectory(directory.resolve("example.com"));
        Files.writeString(domain.resolve("one.pem"), KEY.toPem());
        DkimKeys keys = DkimKeys.folder(directory);
        assertThat(selectors(keys, "example.com")).containsExactly("one");
        Files.writeString(domain.resolve("two.private"), KEY.toPem());
        keys.reload();
        assertThat(selectors(keys, "example.com")).containsExactly("one", "two");
        Files.writeString(domain.resolve("bad.pem"), "nothing");
        assertThatIllegalArgumentException().isThrownBy(keys::reload).withMessageContaining("bad.pem");
        assertThat(selectors(keys, "example.com")).hasSize(2);
    }

    @Test
    void keysInAFolderHaveTimes() throws IOException {
        Path domain = Files.createDirectory(directory.resolve("example.com"));
        for (String selector : List.of("old", "young")) {
            Files.writeString(domain.resolve(selector + ".pem"), KEY.toPem());
        }
        Files.writeString(domain.resolve("old.times"), "until 2026-02-08T00:00:00Z\n");
        Files.writeString(domain.resolve("young.times"), "# published in January\nfrom 2026-02-01T00:00:00Z\n");
        List<DkimKey> keys = DkimKeys.folder(directory).keysFor(DOMAIN);
        assertThat(active(keys, "2026-01-31T23:59:59Z")).containsExactly("old");
        assertThat(active(keys, "2026-02-01T00:00:00Z")).containsExactly("old", "young");
        assertThat(active(keys, "2026-02-08T00:00:00Z")).containsExactly("young");
        Files.writeString(domain.resolve("old.times"), "until tomorrow\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKeys.folder(directory))
                .withMessageContaining("old.times");
    }

    private static List<String> active(List<DkimKey> keys, String instant) {
        return keys.stream()
                .filter(key -> key.signsAt(Instant.parse(instant)))
                .map(key -> key.selector().toString())
                .toList();
    }

    @Test
    void theTablesOfOpendkim() throws IOException {
        Files.writeString(directory.resolve("k.pem"), KEY.toPem());
        Path keyTable = Files.writeString(
                directory.resolve("KeyTable"), "# comment\none example.com:sel:k.pem\ntwo example.org:s2:k.pem\n");
        Path signingTable =
                Files.writeString(directory.resolve("SigningTable"), "*@example.com one\n*@*.example.org two\n");
        DkimKeys keys = DkimKeys.opendkim(keyTable, signingTable);
        assertThat(selectors(keys, "example.com")).containsExactly("sel");
        assertThat(selectors(keys, "a.example.org")).containsExactly("s2");
        assertThat(selectors(keys, "other.example")).isEmpty();
        Files.writeString(signingTable, "*@example.com three\n");
        assertThatIllegalArgumentException().isThrownBy(keys::reload);
    }

    @Test
    void keysAreRotatedWithoutAGap() {
        Instant change = Instant.parse("2026-02-01T00:00:00Z");
        DkimKey old = DkimKey.of(DOMAIN, "old", KEY).until(change.plus(Duration.ofDays(1)));
        DkimKey young = DkimKey.of(DOMAIN, "young", KEY).from(change);
        assertThat(List.of(old, young))
                .filteredOn(k -> k.signsAt(change.minusSeconds(1)))
                .containsExactly(old);
        assertThat(List.of(old, young)).filteredOn(k -> k.signsAt(change)).hasSize(2);
        assertThat(List.of(old, young))
                .filteredOn(k -> k.signsAt(change.plus(Duration.ofDays(2))))
                .containsExactly(young);
    }
}
