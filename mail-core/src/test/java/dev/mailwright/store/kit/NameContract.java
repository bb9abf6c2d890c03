package dev.mailwright.store.kit;

import static dev.mailwright.store.kit.StoreKit.filing;
import static dev.mailwright.store.kit.StoreKit.get;
import static dev.mailwright.store.kit.StoreKit.reasonOf;
import static dev.mailwright.store.kit.StoreKit.stored;
import static dev.mailwright.store.kit.StoreKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Filed;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Folder;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names that want to be something else than names. */
public interface NameContract {

    /** Each differs from all others; a store keeps them apart or refuses them with CANNOT. */
    List<MailboxName> EVIL = List.of(
            MailboxName.of("%2e%2e"),
            MailboxName.of("..%2f..%2fetc"),
            MailboxName.of("../etc"),
            MailboxName.of("a/../../b"),
            MailboxName.of("/"),
            MailboxName.of("//"),
            MailboxName.of("/etc/passwd"),
            MailboxName.of("a\\b"),
            MailboxName.of("~"),
            MailboxName.of("~root"),
            MailboxName.of("cur"),
            MailboxName.of("new"),
            MailboxName.of("tmp"),
            MailboxName.of("INBOX", "cur"),
            MailboxName.of("INBOX", "new", "tmp"),
            MailboxName.of("INBOX", "INBOX"),
            MailboxName.of("INBOX/cur"),
            MailboxName.of("a", "INBOX"),
            MailboxName.of(".hidden"),
            MailboxName.of("a", ".hidden"),
            MailboxName.of("..."),
            MailboxName.of("dot."),
            MailboxName.of("dot"),
            MailboxName.of("dot.dot"),
            MailboxName.of("dot", "dot"),
            MailboxName.of("dot..dot"),
            MailboxName.of(" "),
            MailboxName.of(" leading"),
            MailboxName.of("trailing "),
            MailboxName.of("dovecot-uidlist"),
            MailboxName.of("subscriptions"),
            MailboxName.of("&"),
            MailboxName.of("&-"),
            MailboxName.of("&AOQ-"),
            MailboxName.of("\u00e4"),
            MailboxName.of("%"),
            MailboxName.of("*"),
            MailboxName.of("\"quoted\""),
            MailboxName.of("a:2,S"),
            MailboxName.of("nul", "con"),
            MailboxName.of("-rf"),
            MailboxName.of("$(reboot)"),
            MailboxName.of("Case"),
            MailboxName.of("case"),
            MailboxName.of("CASE"),
            MailboxName.of("\u202eevil\u202c"),
            MailboxName.of("\u05d3\u05d5\u05d0\u05e8"),
            MailboxName.of("\u65e5\u672c\u8a9e", "\ud83d\udce7"),
            MailboxName.of("x".repeat(255)),
            MailboxName.of("x".repeat(254)),
            MailboxName.of("\u00e4".repeat(127)),
            MailboxName.of("d".repeat(100), "d".repeat(100), "d".repeat(100)));

    /** The open store. */
    StoreKit kit();

    @Test
    default void evilNamesAreKeptApartOrRefusedAndHarmNothing() {
        kit().deliver("before");
        Map<MailboxName, String> held = new HashMap<>();
        for (MailboxName name : EVIL) {
            try {
                get(kit().folders().create(name, Set.of()));
                String subject = "for " + held.size() + " alone";
                stored(kit().file(subject, filing(name)));
                held.put(name, subject);
            } catch (StoreException e) {
                assertThat(e.reason()).as("creating %s", name).isEqualTo(Reason.CANNOT);
            }
        }
        assertThat(held).containsKeys(MailboxName.of("\u00e4"), MailboxName.of("Case"), MailboxName.of("case"));
        checkHeld(held);
        kit().reopen();
        checkHeld(held);
        for (MailboxName name : held.keySet()) {
            get(kit().folders().delete(name));
        }
        assertThat(kit().inbox().view().size()).isEqualTo(1);
        assertThat(kit().folders().list()).hasSize(6).allMatch(Folder::isSelectable);
    }

    private void checkHeld(Map<MailboxName, String> held) {
        List<MailboxName> selectable = new ArrayList<>(kit().folders().list().stream()
                .filter(Folder::isSelectable)
                .map(Folder::name)
                .toList());
        assertThat(selectable).containsAll(held.keySet()).hasSize(held.size() + 6);
        held.forEach((name, subject) -> {
            var view = kit().open(name).view();
            assertThat(view.size()).as("messages in %s", name).isEqualTo(1);
            assertThat(text(kit().open(name), new dev.mailwright.store.Uid(view.uidAt(0))))
                    .contains("body of " + subject);
        });
        assertThat(kit().inbox().view().size()).isEqualTo(1);
    }

    @Test
    default void aRefusedNameFallsBackToInboxWhenAskedTo() {
        for (MailboxName name : EVIL) {
            Filed.Stored filed = stored(kit().file(
                            "evil",
                            filing(name).withOptions(FilingOption.CREATE_FOLDER, FilingOption.FALL_BACK_TO_INBOX)));
            assertThat(filed.folder()).isIn(name, MailboxName.INBOX);
            assertThat(kit().open(filed.folder()).view().indexOf(filed.uid().value()))
                    .isNotNegative();
        }
    }

    @Test
    default void evilNamesCanBeSubscribedOrAreRefusedAsAWhole() {
        for (MailboxName name : EVIL) {
            try {
                get(kit().folders().subscriptions(Set.of(name), Set.of()));
                assertThat(kit().folders().subscribed()).contains(name);
            } catch (StoreException e) {
                assertThat(e.reason()).isEqualTo(Reason.CANNOT);
                assertThat(kit().folders().subscribed()).doesNotContain(name);
            }
        }
        Set<MailboxName> before = kit().folders().subscribed();
        kit().reopen();
        assertThat(kit().folders().subscribed()).isEqualTo(before);
    }

    @Test
    default void composedAndDecomposedTextIsOneName() {
        kit().create("Entw\u00fcrfe");
        assertThat(reasonOf(() -> get(kit().folders().create(MailboxName.of("Entwu\u0308rfe"), Set.of()))))
                .isEqualTo(Reason.EXISTS);
        kit().reopen();
        assertThat(kit().open("Entwu\u0308rfe").name()).isEqualTo(MailboxName.of("Entw\u00fcrfe"));
    }

    @Test
    default void renamingToAnEvilNameIsDoneOrRefusedAsAWhole() {
        kit().create("good");
        kit().create("good", "child");
        kit().append(kit().open("good", "child"), Set.of(), "kept");
        MailboxName at = MailboxName.of("good");
        for (MailboxName name : EVIL) {
            try {
                get(kit().folders().rename(at, name));
                at = name;
            } catch (StoreException e) {
                assertThat(e.reason()).as("renaming to %s", name).isIn(Reason.CANNOT, Reason.EXISTS);
            }
            assertThat(kit().open(at.child("child")).view().size())
                    .as("child of %s", at)
                    .isEqualTo(1);
        }
    }
}
