package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Quota;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirSizeTest {

    private static final Quota QUOTA = new Quota(1000, 10);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path root;

    private StoreKit kit() {
        return new StoreKit(MaildirStore.at(root), closed -> closed);
    }

    private Path file() {
        return root.resolve("example.com/john/maildirsize");
    }

    private static Filed deliver(StoreKit kit, Quota quota) {
        return kit.file("m", StoreKit.filing(MailboxName.INBOX).withQuota(quota));
    }

    private MaildirSize.Content content() throws IOException {
        return MaildirSize.Content.parse(Files.readAllBytes(file())).orElseThrow();
    }

    @Test
    void isWrittenSecondsAfterAChange() {
        try (StoreKit kit = kit()) {
            StoreKit.stored(deliver(kit, QUOTA));
            long size = kit.folders().usage().bytes();
            kit.time().advance(Duration.ofSeconds(6));
            Awaitility.await().untilAsserted(() -> assertThat(file()).hasContent("1000S,10C\n" + size + " 1"));
            StoreKit.stored(deliver(kit, QUOTA));
            kit.time().advance(Duration.ofSeconds(6));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(file()).hasContent("1000S,10C\n" + size + " 1\n" + size + " 1"));
        }
    }

    @Test
    void isRightAtTheCloseWhateverItWasBefore() throws IOException {
        try (StoreKit kit = kit()) {
            StoreKit.stored(deliver(kit, QUOTA));
            StoreKit.get(kit.inbox().expunge(UidSet.ALL));
            StoreKit.stored(deliver(kit, QUOTA));
        }
        MaildirSize.Content right = content();
        assertThat(right.used().messages()).isEqualTo(1);
        for (String wrong : new String[] {
            "", "nonsense", "1000S,10C\n1 x\n", "7S\n5 5\n", "1000S,10C\n-9 -9\n", "0 1\n".repeat(2000)
        }) {
            Files.writeString(file(), wrong);
            try (StoreKit kit = kit()) {
                StoreKit.stored(deliver(kit, QUOTA));
                StoreKit.get(kit.inbox().expunge(UidSet.of(kit.inbox().view().uidAt(1))));
            }
            assertThat(content().used()).as(wrong).isEqualTo(right.used());
            assertThat(content().quota()).isEqualTo("1000S,10C");
            assertThat(Files.size(file())).isLessThan(5120);
        }
    }

    @Test
    void anAccountWithoutAQuotaHasNone() {
        try (StoreKit kit = kit()) {
            kit.deliver("m");
        }
        assertThat(file()).doesNotExist();
        assertThat(MaildirSize.line(new Quota(5, Long.MAX_VALUE))).isEqualTo("5S");
        assertThat(MaildirSize.line(new Quota(Long.MAX_VALUE, 5))).isEqualTo("5C");
        assertThat(MaildirSize.line(Quota.UNLIMITED)).isEmpty();
        assertThat(MaildirSize.Content.parse(new byte[0])).isEqualTo(Optional.empty());
    }

    @Test
    void whatIsExpungedMakesRoomAtOnce() {
        try (StoreKit kit = kit()) {
            Mailbox inbox = kit.inbox();
            kit.append(inbox, Set.of(), "m");
            Quota one = new Quota(kit.folders().usage().bytes(), 10);
            assertThat(StoreKit.failure(deliver(kit, one))).isEqualTo(Reason.OVER_QUOTA);
            StoreKit.get(inbox.expunge(UidSet.ALL));
            StoreKit.stored(deliver(kit, one));
        }
    }
}
