package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.kit.StoreKit;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotLockTest {

    @TempDir
    Path root;

    private final LocalDisk disk = new LocalDisk();
    private StoreKit kit;
    private Path file;
    private Path lock;

    @BeforeEach
    void open() throws IOException {
        kit = new StoreKit(MaildirStore.at(root.resolve("mail")), closed -> closed);
        file = Files.writeString(root.resolve("dovecot-uidlist"), "3 V1 N1\n");
        lock = root.resolve("dovecot-uidlist.lock");
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private DotLock take() throws IOException {
        return DotLock.take(disk, kit.environment(), file);
    }

    private static String host() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    }

    @Test
    void saysWhoHasItAsDovecotDoes() throws IOException {
        DotLock taken = take();
        assertThat(Files.readString(lock)).isEqualTo(ProcessHandle.current().pid() + ":" + host());
        taken.release();
        assertThat(lock).doesNotExist();
    }

    @Test
    void waitsForOneThatLives() throws Exception {
        Files.writeString(lock, "1:" + host());
        CompletableFuture<DotLock> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return take();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(lock).hasContent("1:" + host());
        Files.delete(lock);
        waiting.get(30, TimeUnit.SECONDS).release();
    }

    @Test
    void takesAwayOneWhoseProcessIsGoneOrThatIsOld() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        FileTime old = FileTime.from(kit.time().now().minus(Duration.ofMinutes(3)));
        for (String holder :
                List.of(gone.pid() + ":" + host(), ProcessHandle.current().pid() + ":" + host(), "")) {
            Files.writeString(lock, holder);
            if (holder.isEmpty()) {
                Files.setLastModifiedTime(lock, old);
                Files.setLastModifiedTime(file, old);
            }
            take().release();
            assertThat(disk.list(root)).containsExactlyInAnyOrder("mail", "dovecot-uidlist");
        }
    }

    @Test
    void doesNotGiveBackWhatAnotherTook(ExpectedLogs logs) throws IOException {
        logs.allow("taken away while it was held");
        DotLock taken = take();
        Files.writeString(lock, "1:elsewhere");
        taken.release();
        assertThat(lock).hasContent("1:elsewhere");
    }
}
