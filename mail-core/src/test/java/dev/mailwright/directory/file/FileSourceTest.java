package dev.mailwright.directory.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.Event;
import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Position;
import dev.mailwright.directory.DirectoryChange;
import dev.mailwright.directory.DirectoryException;
import dev.mailwright.event.DirectoryRejected;
import dev.mailwright.event.DirectoryReloaded;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    @TempDir
    private Path directory;

    private final VirtualTime time = new VirtualTime();
    private final List<Event> events = new ArrayList<>();
    private final EventSink sink = event -> events.add(event.apply(new EventSink.Stamp(new Position(1), time.now())));
    private int parsed;
    private long stamp = 1_000;
    private Path path = Path.of("");
    private FileSource<String> source = new FileSource<>(path, this::parse);

    private String parse(Path file, String text) {
        parsed++;
        if (text.contains("bad")) {
            throw new DirectoryException(file + ":1: bad line");
        }
        return text;
    }

    @BeforeEach
    void begin() throws IOException {
        path = directory.resolve("table");
        source = new FileSource<>(path, this::parse);
        source.attach(time, sink);
        write("one");
    }

    private void write(String text) throws IOException {
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.fromMillis(stamp += 10));
    }

    private String look() {
        return source.current().toOptional().orElse("nothing");
    }

    private String lookLater() {
        time.advance(Duration.ofSeconds(1));
        return look();
    }

    @Test
    void readsAtTheFirstLookUpOnly() {
        assertThat(source.known()).isEmpty();
        assertThat(parsed).isZero();
        assertThat(look()).isEqualTo("one");
        for (int i = 0; i < 100; i++) {
            assertThat(lookLater()).isEqualTo("one");
        }
        assertThat(parsed).isEqualTo(1);
        assertThat(events).isEmpty();
    }

    @Test
    void seesAChangeOnceItHasSettled() throws IOException {
        List<DirectoryChange> changes = new ArrayList<>();
        look();
        source.watch(changes::add);
        write("two");
        assertThat(look()).isEqualTo("one");
        assertThat(lookLater()).isEqualTo("one");
        write("three, longer");
        assertThat(lookLater()).isEqualTo("one");
        assertThat(changes).isEmpty();
        assertThat(lookLater()).isEqualTo("three, longer");
        assertThat(changes).containsExactly(DirectoryChange.EVERYTHING);
        assertThat(events).singleElement().isInstanceOf(DirectoryReloaded.class);
    }

    @Test
    void seesAFileThatIsRenamedIntoPlaceWithTheSameSizeAndTime() throws IOException {
        look();
        Path other = Files.writeString(directory.resolve("new"), "two");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(path));
        Files.move(other, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lookLater();
        assertThat(lookLater()).isEqualTo("two");
    }

    @Test
    void keepsTheLastGoodStateAndSaysSoOnce(ExpectedLogs logs) throws IOException {
        look();
        write("bad");
        for (int i = 0; i < 10; i++) {
            assertThat(lookLater()).isEqualTo("one");
        }
        assertThat(parsed).isEqualTo(2);
        assertThat(events).singleElement().isInstanceOf(DirectoryRejected.class);
        assertThat(((DirectoryRejected) events.get(0)).reason()).isEqualTo(path + ":1: bad line");
        logs.warn("last good state stays in use");
        write("good");
        lookLater();
        assertThat(lookLater()).isEqualTo("good");
    }

    @Test
    void keepsTheLastGoodStateWhenTheFileIsGoneOrEmpty(ExpectedLogs logs) throws IOException {
        look();
        Files.delete(path);
        lookLater();
        assertThat(lookLater()).isEqualTo("one");
        write("");
        lookLater();
        assertThat(lookLater()).isEqualTo("one");
        logs.warn("does not exist").warn("is empty");
        source.reload();
        assertThat(look()).isEmpty();
    }

    @Test
    void isUnavailableUntilThereIsAGoodState(ExpectedLogs logs) throws IOException {
        write("bad");
        for (int i = 0; i < 5; i++) {
            assertThat(source.current()).isEqualTo(Lookup.unavailable(path + ":1: bad line"));
        }
        assertThat(parsed).isEqualTo(1);
        logs.warn("cannot be used");
        write("good");
        assertThat(lookLater()).isEqualTo("good");
    }

    @Test
    void reloadsAtOnceAndThrowsWithTheOldStateKept() throws IOException {
        look();
        write("two");
        source.reload();
        assertThat(look()).isEqualTo("two");
        write("bad");
        assertThatThrownBy(source::reload)
                .isInstanceOf(DirectoryException.class)
                .hasMessage(path + ":1: bad line");
        assertThat(look()).isEqualTo("two");
    }

    @Test
    void refusesLargeFilesAndWhatIsNoFile() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(FileText.MAX_OCTETS + 1L);
        }
        assertThatThrownBy(source::reload).hasMessageContaining("has more than 67108864 octets");
        Files.delete(path);
        assertThatThrownBy(source::reload).hasMessage(path + " does not exist");
        Files.createDirectory(path);
        assertThatThrownBy(source::reload).hasMessage(path + " is not a regular file");
    }

    @Test
    void looksEachTimeWithoutAClock() throws IOException {
        FileSource<String> alone = new FileSource<>(path, this::parse);
        assertThat(alone.current()).isEqualTo(Lookup.found("one"));
        write("two, longer");
        assertThat(alone.current()).isEqualTo(Lookup.found("two, longer"));
    }
}
