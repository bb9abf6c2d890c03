package dev.mailwright.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.junit.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotSetTest {

    private static final String ODD = "back\\slash";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-25T16:49:00Z"));

    @BeforeEach
    void live() throws IOException {
        Files.createDirectories(temp.resolve("live"));
        Files.writeString(temp.resolve("live/message"), "one");
        Files.setLastModifiedTime(temp.resolve("live/message"), FileTime.fromMillis(1000));
    }

    private Path directory() {
        return temp.resolve("snapshots");
    }

    private SnapshotReport take() {
        return take(new SnapshotDisk());
    }

    private SnapshotReport take(SnapshotDisk disk) {
        time.advance(Duration.ofDays(1));
        SnapshotPart room = this::contribute;
        SnapshotPart files = new FilesPart(List.of(temp.resolve("live/message"), temp.resolve("none")));
        return new SnapshotSet(directory(), disk)
                .take(List.of(room, files), time, Map.of("server", "mail.example.com"));
    }

    private void contribute(SnapshotTarget target) {
        try (SnapshotSection section = target.section("room/a")) {
            section.link(temp.resolve("live/message"), "cur/message");
            section.write(ODD, new byte[] {1});
            section.write("gone", new byte[] {1});
            section.remove("gone");
            section.write("before", new byte[] {2});
            section.rename("before", "deep/after");
        }
    }

    private static Object inode(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    @Test
    void takesWhatIsContributedWithChecksumsThatOthersCanCheck() throws Exception {
        Path snapshot = take().path();
        assertThat(snapshot).hasFileName("20261126T164900Z");
        assertThat(snapshot.resolve("room/a/cur/message")).hasContent("one");
        assertThat(snapshot.resolve("room/a/deep/after")).exists();
        assertThat(snapshot.resolve("files" + temp.resolve("live/message"))).hasContent("one");
        assertThat(Snapshot.open(snapshot).verify()).isEmpty();
        assertThat(Snapshot.open(snapshot).sections()).containsExactly("files", "room/a");
        assertThat(Snapshot.open(snapshot).taken()).isEqualTo(time.now());
        assertThat(FilesPart.in(Snapshot.open(snapshot))).containsExactly(temp.resolve("live/message"));
        assertThat(Files.getPosixFilePermissions(snapshot)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        Process check = new ProcessBuilder(
                        "sh", "-c", "sha256sum --strict -c MANIFEST manifest/files.sha256 manifest/room/a.sha256")
                .directory(snapshot.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(said).isZero();
    }

    @Test
    void linksWhatIsTheSame() throws IOException {
        Path first = take().path();
        assertThat(inode(first.resolve("room/a/cur/message"))).isEqualTo(inode(temp.resolve("live/message")));
        SnapshotReport second = take();
        assertThat(second.files()).isEqualTo(4);
        assertThat(second.fresh()).isEqualTo(3);
        assertThat(Snapshot.open(second.path()).verify()).isEmpty();
    }

    @Test
    void copiesOnceWhereTheDiskRefusesLinks() throws IOException {
        Path first = take(new FailingSnapshotDisk(0, false)).path();
        Path copy = first.resolve("room/a/cur/message");
        assertThat(inode(copy)).isNotEqualTo(inode(temp.resolve("live/message")));
        assertThat(Files.getLastModifiedTime(copy).toMillis()).isEqualTo(1000);
        Path second = take(new FailingSnapshotDisk(0, false)).path();
        assertThat(inode(second.resolve("room/a/cur/message"))).isEqualTo(inode(copy));
    }

    @Test
    void leavesNothingWhenTheDiskIsFull() throws IOException {
        take();
        boolean failed = true;
        int n = 1;
        for (; failed; n++) {
            FailingSnapshotDisk disk = new FailingSnapshotDisk(n, true);
            try {
                take(disk);
            } catch (SnapshotException e) {
                assertThat(e).hasMessageContaining("No space left on device");
            }
            failed = disk.failed();
            int complete = n > 0 && !failed ? 2 : 1;
            List<Path> all = SnapshotSet.at(directory()).all();
            assertThat(all).as("operation %s", n).hasSizeBetween(1, complete + 1);
            try (Stream<Path> found = Files.list(directory())) {
                assertThat(found.filter(p -> p.getFileName().toString().startsWith(".unf")))
                        .as("operation %s", n)
                        .isEmpty();
            }
            all.forEach(path -> assertThat(Snapshot.open(path).verify()).isEmpty());
            SnapshotSet.at(directory()).keep(1);
        }
        assertThat(n).isGreaterThan(20);
    }

    @Test
    void doesNotTakeWhatAKilledOneLeftForASnapshot() throws IOException {
        Path left = directory().resolve(".unfinished-1/room/a");
        Files.createDirectories(left);
        Files.writeString(left.resolve("message"), "half");
        assertThat(SnapshotSet.at(directory()).all()).isEmpty();
        Path whole = take().path();
        assertThat(SnapshotSet.at(directory()).all()).containsExactly(whole);
        assertThat(left).doesNotExist();
    }

    @Test
    void findsEveryKindOfDamage() throws IOException {
        Path snapshot = take().path();
        Path message = snapshot.resolve("room/a/cur/message");
        Files.delete(message);
        Files.writeString(message, "two");
        Files.delete(snapshot.resolve("room/a/deep/after"));
        Files.writeString(snapshot.resolve("more"), "");
        assertThat(Snapshot.open(snapshot).verify())
                .containsExactlyInAnyOrder(
                        "room/a/cur/message is damaged",
                        "room/a/deep/after is missing",
                        "more was not there when the snapshot was taken");
        assertThat(Snapshot.open(snapshot).damaged("room/a")).hasSize(2);
        Path list = snapshot.resolve("manifest/room/a.sha256");
        Files.writeString(list, Files.readString(list).replaceFirst("[0-9]", "x"));
        assertThat(Snapshot.open(snapshot).verify()).contains("manifest/room/a.sha256 is damaged");
        assertThatThrownBy(() -> Snapshot.open(snapshot).damaged("room/a")).isInstanceOf(SnapshotException.class);
        Path manifest = snapshot.resolve("MANIFEST");
        Files.writeString(manifest, Files.readString(manifest).replace("# taken 2026", "# taken 2025"));
        assertThatThrownBy(() -> Snapshot.open(snapshot)).hasMessageContaining("the manifest is damaged");
    }

    @Test
    void keepsTheNewest() {
        take();
        Path second = take().path();
        Path third = take().path();
        assertThat(SnapshotSet.at(directory()).keep(2)).hasSize(1);
        assertThat(SnapshotSet.at(directory()).all()).containsExactly(second, third);
        assertThat(Snapshot.open(second).verify()).isEmpty();
        assertThat(SnapshotSet.at(directory()).newest()).hasValue(third);
    }

    @Test
    void oneIsTakenAtATime() {
        SnapshotSet set = SnapshotSet.at(directory());
        SnapshotPart another = target -> set.take(List.of(), time, Map.of());
        assertThatThrownBy(() -> set.take(List.of(another), time, Map.of()))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("somebody else is at work");
        assertThat(set.all()).isEmpty();
    }
}
