package dev.mailwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.ConfigurationException;
import dev.mailwright.fetch.migration.MigrationReport;
import dev.mailwright.fetch.migration.MigrationReport.FolderReport;
import dev.mailwright.fetch.peer.ImapPeer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole accounts, from servers that do as they like. */
class MigrationTest {

    private static final int MESSAGES = 30;

    @TempDir
    private Path directory;

    private static String[] texts() {
        return IntStream.range(0, MESSAGES)
                .mapToObj(i -> Pop3FetchTest.mail("n" + i))
                .toArray(String[]::new);
    }

    private static FetchAccount account(ImapPeer peer) {
        return Fetch.imap("old", "127.0.0.1")
                .port(peer.port())
                .withoutTls()
                .privateNetwork()
                .login("u", "p")
                .batch(7)
                .deliverTo("john");
    }

    private static MigrationReport run(World world, ImapMigration migration) throws Exception {
        int timers = world.time.pending();
        CompletableFuture<MigrationReport> report =
                world.engine().migrate(migration).toCompletableFuture();
        while (!report.isDone()) {
            if (world.time.pending() > timers) {
                world.advance(Duration.ofMinutes(2));
            }
            Thread.onSpinWait();
        }
        return report.get(60, TimeUnit.SECONDS);
    }

    private static FolderReport of(MigrationReport report, String remote) {
        return report.folders().stream()
                .filter(one -> one.remote().equals(remote))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void specialFoldersGoToThoseWithTheirUse() throws Exception {
        try (ImapPeer peer = ImapPeer.start(Pop3FetchTest.mail("in"))) {
            peer.put("Gesendet", Pop3FetchTest.mail("sent"));
            peer.put("Gesendet/2019", Pop3FetchTest.mail("old"));
            peer.put("Alles", Pop3FetchTest.mail("again"));
            peer.put("Unsinn", Pop3FetchTest.mail("nonsense"));
            peer.put("Spielzeug", Pop3FetchTest.mail("toy"));
            peer.change(
                    "* LIST",
                    line -> line.replace("() \"/\" \"Gesendet\"", "(\\Sent) \"/\" \"Gesendet\"")
                            .replace("() \"/\" \"Alles\"", "(\\All) \"/\" \"Alles\""));
            try (World world = World.at(directory)) {
                ImapMigration wish = ImapMigration.of(account(peer).folder("Spielzeug", "Kinder/Spielzeug"))
                        .skip("Unsinn");
                MigrationReport report = run(world, wish);
                assertThat(report.isComplete()).as(report.error()).isTrue();
                assertThat(world.subjects("john@example.com")).containsExactly("in");
                assertThat(world.subjects("john@example.com", "Sent")).containsExactly("sent");
                assertThat(world.subjects("john@example.com", "Sent", "2019")).containsExactly("old");
                assertThat(world.subjects("john@example.com", "Kinder", "Spielzeug"))
                        .containsExactly("toy");
                assertThat(of(report, "Alles").problem()).contains("other folders");
                assertThat(of(report, "Unsinn").problem()).contains("as asked");
                assertThat(report.copied()).isEqualTo(4);
            }
        }
    }

    @Test
    void aBrokenConnectionIsOpenedAgainAndNothingComesTwice() throws Exception {
        for (long cut = 400; cut < 6_000; cut += 911) {
            try (ImapPeer peer = ImapPeer.start(texts());
                    World world = World.at(directory.resolve("cut" + cut))) {
                peer.cutAfter(cut);
                MigrationReport report = run(world, ImapMigration.of(account(peer)));
                assertThat(report.isComplete())
                        .as("cut after %s: %s", cut, report.error())
                        .isTrue();
                assertThat(report.copied()).isEqualTo(MESSAGES);
                assertThat(world.subjects("john@example.com")).hasSize(MESSAGES).doesNotHaveDuplicates();
                assertThat(peer.count("INBOX")).as("nothing is changed there").isEqualTo(MESSAGES);
            }
        }
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        try (ImapPeer peer = ImapPeer.start(texts());
                World world = World.at(directory)) {
            MigrationReport report = run(world, ImapMigration.of(account(peer)).dryRun());
            assertThat(report.dryRun()).isTrue();
            assertThat(of(report, "INBOX").copied()).isEqualTo(MESSAGES);
            assertThat(world.subjects("john@example.com")).isEmpty();
            assertThat(peer.commands()).noneMatch(one -> one.contains("BODY"));
        }
    }

    @Test
    void whatIsTooLargeStaysAndIsTold() throws Exception {
        try (ImapPeer peer = ImapPeer.start(Pop3FetchTest.mail("small"), Pop3FetchTest.mail("x".repeat(5_000)));
                World world = World.at(directory)) {
            MigrationReport report =
                    run(world, ImapMigration.of(account(peer)).maxSize(dev.mailwright.DataSize.ofBytes(2_000)));
            assertThat(report.isComplete()).isFalse();
            assertThat(report.failed()).isEqualTo(1);
            assertThat(world.subjects("john@example.com")).containsExactly("small");
        }
    }

    @Test
    void aFullMailboxEndsIt() throws Exception {
        try (ImapPeer peer = ImapPeer.start(texts());
                World world = World.at(directory)) {
            MigrationReport report = run(world, ImapMigration.of(account(peer).deliverTo("full")));
            assertThat(report.error()).isNotEmpty();
            assertThat(report.copied()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatRefusesTheLoginEndsItAtOnce() throws Exception {
        try (ImapPeer peer = ImapPeer.start();
                World world = World.at(directory)) {
            peer.change("a2 OK", line -> "a2 NO [AUTHENTICATIONFAILED] no");
            assertThat(run(world, ImapMigration.of(account(peer))).error()).contains("the login");
        }
    }

    @Test
    void itGoesToOneMailbox() {
        try (ImapPeer peer = ImapPeer.start();
                World world = World.at(directory)) {
            FetchEngine engine = world.engine();
            assertThatThrownBy(
                            () -> engine.migrate(ImapMigration.of(account(peer).multidrop("example.com", "john"))))
                    .isInstanceOf(ConfigurationException.class);
            assertThatThrownBy(
                            () -> engine.migrate(ImapMigration.of(account(peer).deliverTo("nobody"))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMigrationThatWaitsForItsServerEndsWithTheEngine() throws Exception {
        FetchAccount gone;
        try (ImapPeer peer = ImapPeer.start()) {
            gone = account(peer);
        }
        CompletableFuture<MigrationReport> report;
        try (World world = World.at(directory)) {
            report = world.engine().migrate(ImapMigration.of(gone)).toCompletableFuture();
            assertThatThrownBy(() -> world.engine().migrate(ImapMigration.of(gone)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("under way");
        }
        assertThat(report.get(30, TimeUnit.SECONDS).error()).isNotEmpty();
    }
}
