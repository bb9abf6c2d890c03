package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Uid;
import dev.mailwright.store.View;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirDoctorTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path root;

    @BeforeEach
    void fill() {
        try (StoreKit kit = kit()) {
            kit.deliver("one");
            kit.deliver("two");
        }
    }

    private StoreKit kit() {
        return new StoreKit(MaildirStore.at(root), closed -> closed);
    }

    private Path maildir() {
        return root.resolve("example.com/john");
    }

    private List<Defect> examine(Treatment treatment) {
        return MaildirStore.at(root).doctor(NOW).examine(treatment);
    }

    private Path message() throws IOException {
        try (Stream<Path> found = Files.list(maildir().resolve("cur"))) {
            return found.sorted().findFirst().orElseThrow();
        }
    }

    /** Found, left alone, found and mended, not found. */
    private void mends(String what) {
        assertThat(examine(Treatment.REPORT)).singleElement().satisfies(finding -> {
            assertThat(finding.what()).contains(what);
            assertThat(finding.repaired()).isFalse();
        });
        assertThat(examine(Treatment.REPAIR)).hasSize(1).allMatch(Defect::repaired);
        assertThat(examine(Treatment.REPORT)).isEmpty();
    }

    /** Found, and mended by the store itself. */
    private void leaves(String what) {
        assertThat(examine(Treatment.REPAIR)).anySatisfy(finding -> {
            assertThat(finding.what()).contains(what);
            assertThat(finding.repaired()).isFalse();
        });
    }

    @Test
    void findsNothingInAHealthyStore() {
        assertThat(examine(Treatment.REPAIR)).isEmpty();
    }

    @Test
    void refusesWhileTheStoreIsInUse() {
        try (StoreKit kit = kit()) {
            assertThat(kit.folders().list()).isNotEmpty();
            assertThatThrownBy(() -> examine(Treatment.REPORT)).hasMessageContaining("in use by process");
        }
    }

    @Test
    void aWrongSizeIsMendedAndTheUidStays() throws IOException {
        Path message = message();
        String name = message.getFileName().toString();
        Path wrong = message.resolveSibling(name.replaceAll("=[0-9]+", "=7"));
        Files.move(message, wrong);
        Path list = maildir().resolve("dovecot-uidlist");
        String base = FileName.baseOf(name);
        Files.writeString(list, Files.readString(list).replace(base, base.replaceAll("=[0-9]+", "=7")));
        mends("its name says S=7");
        try (StoreKit kit = kit()) {
            View view = kit.inbox().view();
            assertThat(List.of(view.uidAt(0), view.uidAt(1))).containsExactly(1L, 2L);
            assertThat(StoreKit.text(kit.inbox(), new Uid(1))).contains("body of ");
        }
        assertThat(message()).hasFileName(name);
    }

    @Test
    void whatDeliveriesLeftGoesAfterADayAndAHalf() throws IOException {
        Path old = Files.writeString(maildir().resolve("tmp/old"), "x");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-------"));
        Path young = Files.writeString(maildir().resolve("tmp/young"), "x");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(37))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofHours(35))));
        mends("more than 36 hours ago");
        assertThat(young).exists();
    }

    @Test
    void modesSubscriptionsKeywordsAndSizesAreMended() throws IOException {
        Files.setPosixFilePermissions(message(), PosixFilePermissions.fromString("rw-rw-r--"));
        mends("its mode");
        try (StoreKit kit = kit()) {
            StoreKit.get(kit.folders().subscriptions(Set.of(MailboxName.of("Nowhere")), Set.of()));
        }
        mends("subscribed, but not there: [Nowhere]");
        Files.writeString(maildir().resolve("dovecot-keywords"), "0 one\nnonsense\n");
        mends("has lines that are none");
        Files.writeString(maildir().resolve("maildirsize"), "1000S\n5 5\n");
        mends("says Usage");
    }

    @Test
    void whatTheStoreMendsByItselfIsSaidAndLeft() throws IOException {
        Path list = maildir().resolve("dovecot-uidlist");
        Files.writeString(list, Files.readString(list) + "3 :torn");
        leaves("its end is torn");
        Files.writeString(list, "nonsense\n");
        leaves("all messages get new UIDs");
        Path state = maildir().resolve("mailwright-mailbox.log");
        Files.writeString(state, Files.readString(state).replaceFirst("\n[0-9a-f]", "\nx"));
        leaves("a record is damaged");
        Files.createSymbolicLink(maildir().resolve("cur/link:2,"), Objects.requireNonNull(list.getParent()));
        leaves("is no message");
        assertThat(Files.readString(list)).as("untouched").isEqualTo("nonsense\n");
    }
}
