package dev.mailwright.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.event.FolderCapReached;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.routing.Subaddressing.FolderCase;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.store.MailboxName;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggedDeliveryTest {

    private static final String BOB = "bob@example.com";

    @Test
    void filesIntoASubscribedFolderOfTheTag() {
        try (Post post = Post.office()) {
            post.send(Post.TEXT, "bob+facebook@example.com");
            assertThat(post.mails(BOB, "INBOX", "facebook")).hasSize(1);
            assertThat(post.mails(BOB)).isEmpty();
            assertThat(post.store.folders(new AccountId(BOB)).subscribed())
                    .contains(MailboxName.of("INBOX", "facebook"));
        }
    }

    @Test
    void usesTheFolderThatIsThereWhateverItsCase() {
        try (Post post = Post.office()) {
            post.send(Post.TEXT, "bob+Facebook@example.com");
            post.send(Post.TEXT, "bob+facebook@example.com", "bob+FACEBOOK@example.com");
            assertThat(post.tagFolders(BOB)).containsExactly("INBOX/Facebook");
            assertThat(post.mails(BOB, "INBOX", "Facebook")).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"AS_IS, faceBook", "LOWER, facebook", "CAPITALIZE, Facebook"})
    void writesTheFolderAsConfigured(FolderCase folderCase, String expected) {
        try (Post post = Post.office(a -> {}, with(100, folderCase), Map.of())) {
            post.send(Post.TEXT, "bob+faceBook@example.com");
            assertThat(post.tagFolders(BOB)).containsExactly("INBOX/" + expected);
        }
    }

    @Test
    void putsTheTagInTheSubject() {
        try (Post post = Post.office()) {
            post.send(Post.TEXT, "cat+facebook@example.com");
            assertThat(post.mails("cat@example.com"))
                    .singleElement()
                    .asString()
                    .contains("Subject: [facebook] hello\r\n");
        }
    }

    @Test
    void leavesTheTagAloneWhereNobodyAskedForMore() {
        try (Post post = Post.office()) {
            post.send(Post.TEXT, "ann+facebook@example.com", "cat+@example.com", "bob+@example.com");
            assertThat(post.mails("ann@example.com")).singleElement().asString().contains("Subject: hello\r\n");
            assertThat(post.mails("cat@example.com")).singleElement().asString().contains("Subject: hello\r\n");
            assertThat(post.mails(BOB)).hasSize(1);
        }
    }

    @Test
    void sendsOneMessageToAllModesAtOnce() {
        try (Post post = Post.office()) {
            assertThat(post.send(Post.TEXT, "team+x@example.com", "bob@example.com"))
                    .containsExactly("250 2.0.0 delivered", "250 2.0.0 delivered");
            assertThat(post.mails("ann@example.com")).hasSize(1);
            assertThat(post.mails(BOB, "INBOX", "x")).hasSize(1);
            assertThat(post.mails(BOB)).hasSize(1);
            assertThat(post.mails("cat@example.com")).singleElement().asString().contains("[x] hello");
        }
    }

    @Test
    void stopsAtTheCapAndSaysSo() {
        try (Post post = Post.office(a -> {}, with(3, FolderCase.AS_IS), Map.of())) {
            post.send(Post.TEXT, "bob+a@example.com", "bob+b@example.com", "bob+c@example.com", "bob+d@example.com");
            post.send(Post.TEXT, "bob+e@example.com");
            post.send(Post.TEXT, "bob+A@example.com");
            assertThat(post.tagFolders(BOB)).containsExactly("INBOX/a", "INBOX/b", "INBOX/c");
            assertThat(post.mails(BOB)).hasSize(2);
            assertThat(post.mails(BOB, "INBOX", "a")).hasSize(2);
            assertThat(post.events(FolderCapReached.class))
                    .extracting(FolderCapReached::tag)
                    .containsExactly("d", "e");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sent", "trash", "JUNK", "drafts", "Archive", "inbox"})
    void makesNoFolderThatLooksLikeOneOfTheSystem(String tag) {
        try (Post post = Post.office()) {
            post.send(Post.TEXT, "bob+" + tag + "@example.com");
            assertThat(post.tagFolders(BOB)).isEmpty();
            assertThat(post.mails(BOB)).hasSize(1);
            MailboxName name = MailboxName.of("INBOX", tag);
            post.store
                    .folders(new AccountId(BOB))
                    .create(name, Set.of())
                    .toCompletableFuture()
                    .join();
            post.send(Post.TEXT, "bob+" + tag + "@example.com");
            assertThat(post.mails(BOB, "INBOX", tag)).hasSize(1);
        }
    }

    /** What strangers may write; all of it ends in INBOX. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "..",
                ".",
                ".hidden",
                "a/b",
                "/",
                "/etc/passwd",
                "a\\\\b",
                "%",
                "a*",
                "*",
                "?",
                "a:2,S",
                "~root",
                "#shared",
                "-rf",
                "a|b",
                "<a>",
                "&Jjo-",
                " a",
                "a ",
                "a.",
                "a^b",
                "\u202egnp",
                "a\u200bb",
                "\ue000",
                "\u00a0",
                "\ufffd"
            })
    void harmsNothing(String tag) {
        try (Post post = Post.office()) {
            assertThat(post.send(Post.TEXT, "\"bob+" + tag + "\"@example.com")).containsExactly("250 2.0.0 delivered");
            assertThat(post.tagFolders(BOB)).isEmpty();
            assertThat(post.mails(BOB)).hasSize(1);
        }
    }

    @Test
    void writesTagsInAnyLanguage() {
        try (Post post = Post.office()) {
            post.send(Post.TEXT, "bob+caf\u00e9@example.com");
            post.send(Post.TEXT, "bob+cafe\u0301@example.com");
            post.send(Post.TEXT, "\"bob+my friends\"@example.com");
            assertThat(post.tagFolders(BOB)).containsExactlyInAnyOrder("INBOX/caf\u00e9", "INBOX/my friends");
            assertThat(post.mails(BOB, "INBOX", "caf\u00e9")).hasSize(2);
        }
    }

    private static Subaddressing with(int maxFolders, FolderCase folderCase) {
        return new Subaddressing("+", TaggedMail.NONE, maxFolders, folderCase);
    }
}
