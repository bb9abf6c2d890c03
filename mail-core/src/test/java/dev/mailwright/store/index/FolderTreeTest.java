package dev.mailwright.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.store.Folder;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.util.Collections;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FolderTreeTest {

    private final FolderTree<String> tree = new FolderTree<>();

    private void create(String... levels) {
        MailboxName name = MailboxName.of(levels);
        tree.create(name, new MailboxId("F" + name.hashCode()), Set.of(), name.toString());
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void renamingDoesNotTakeNamesThatOnlyBeginTheSame() {
        create("a");
        create("a", "b");
        create("a b");
        create("ab");
        create("a-", "b");
        assertThat(tree.renames(MailboxName.of("a"), MailboxName.of("z")))
                .containsOnlyKeys(MailboxName.of("a"), MailboxName.of("a", "b"))
                .containsEntry(MailboxName.of("a", "b"), MailboxName.of("z", "b"));
    }

    @Test
    void aRenameThatWouldHitAMailboxBelowIsRefusedAsAWhole() {
        create("a", "x");
        create("a", "y");
        create("z", "y");
        refused(Reason.EXISTS, () -> tree.renames(MailboxName.of("a"), MailboxName.of("z")));
        assertThat(tree.find(MailboxName.of("a", "x"))).contains("a/x");
    }

    @Test
    void aRenameThatWouldGetTooDeepIsRefusedAsAWhole() {
        MailboxName deep = MailboxName.of(Collections.nCopies(32, "d"));
        tree.create(deep, new MailboxId("F1"), Set.of(), "deep");
        refused(Reason.CANNOT, () -> tree.renames(MailboxName.of("d"), MailboxName.of("a", "b")));
        refused(Reason.CANNOT, () -> tree.renames(MailboxName.of("d"), MailboxName.of("d", "e")));
        assertThat(tree.list()).hasSize(32).filteredOn(Folder::isSelectable).hasSize(1);
    }

    @Test
    void mailboxesHaveALimit() {
        for (int i = 0; i < FolderTree.MAX_FOLDERS; i++) {
            create("f" + i);
        }
        refused(Reason.CANNOT, () -> create("one more"));
        assertThat(tree.all()).hasSize(FolderTree.MAX_FOLDERS);
    }

    @Test
    void virtualUsesAreRefused() {
        refused(Reason.CANNOT, () -> tree.checkCreate(MailboxName.of("v"), Set.of(SpecialUse.ALL)));
        refused(Reason.CANNOT, () -> tree.checkCreate(MailboxName.of("v"), Set.of(SpecialUse.FLAGGED)));
    }
}
