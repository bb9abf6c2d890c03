package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.AccountId;
import dev.mailwright.store.Filing;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.kit.StoreKit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maildirs that are in the homes of their users. */
class HomesTest {

    @TempDir
    Path root;

    private MaildirStore store(Homes homes) {
        return MaildirStore.template("{home}/Maildir").homes(homes, root.resolve("own"));
    }

    private static StoreKit kit(MaildirStore store) {
        return new StoreKit(store, closed -> closed);
    }

    @Test
    void eachMaildirIsWhereItsUserIsAtHome() {
        try (StoreKit kit = kit(store(account -> Optional.of(root.resolve("home-of-" + account))))) {
            kit.deliver("one");
            assertThat(root.resolve("home-of-john@example.com/Maildir/cur")).isDirectory();
            assertThat(root.resolve("home-of-john@example.com/Maildir/new")).isDirectory();
            assertThat(root.resolve("own")).isDirectory();
            kit.reopen();
            assertThat(kit.inbox().view().size()).isEqualTo(1);
            StoreKit.get(kit.store().remove(StoreKit.john()));
            assertThat(root.resolve("home-of-john@example.com/Maildir")).doesNotExist();
            assertThat(root.resolve("home-of-john@example.com")).isDirectory();
        }
    }

    @Test
    void whoHasNoHomeIsRefusedForGoodAndALookUpThatFailsForNow() {
        try (StoreKit kit = kit(store(account -> {
            if (account.value().startsWith("sick")) {
                throw new IllegalStateException("no answer");
            }
            return account.value().startsWith("relative") ? Optional.of(Path.of("here")) : Optional.empty();
        }))) {
            assertThat(reason(kit, "homeless")).isEqualTo(Reason.CANNOT);
            assertThat(reason(kit, "relative")).isEqualTo(Reason.CANNOT);
            assertThat(reason(kit, "sick")).isEqualTo(Reason.TRANSIENT);
        }
    }

    private static Reason reason(StoreKit kit, String name) {
        AccountId account = StoreKit.account(name);
        try (Staged staged = kit.stage("m")) {
            return StoreKit.failure(StoreKit.get(
                            kit.store().file(staged, List.of(Filing.to(account, MailboxName.INBOX, StoreKit.ARRIVAL))))
                    .get(0));
        }
    }

    @Test
    void homesMustBeSaid() {
        MaildirStore store = MaildirStore.template("{home}/Maildir");
        assertThatThrownBy(() -> kit(store))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("needs homes(...)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{home}", "{home}/", "{home}/../Maildir", "{home}/{nothing}", "{home}x"})
    void aTemplateStaysInTheHome(String template) {
        assertThatThrownBy(() -> MaildirStore.template(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{home}");
    }
}
