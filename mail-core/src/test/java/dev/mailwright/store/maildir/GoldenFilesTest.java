package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Flag;
import dev.mailwright.store.MailboxName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that Dovecot 2.3.19 wrote are read as they were meant, and written again as they were. */
class GoldenFilesTest {

    private static String file(String name) throws IOException {
        try (InputStream in = GoldenFilesTest.class.getResourceAsStream("/dovecot/maildir/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aUidListWithCopies() throws IOException {
        String file = file("dovecot-uidlist");
        UidListText text = UidListText.parse(file.getBytes(StandardCharsets.UTF_8));
        assertThat(text.intact()).isTrue();
        assertThat(text.validity()).isEqualTo(1795627393);
        assertThat(text.nextUid()).as("the header says 1").isEqualTo(6);
        assertThat(text.guid()).isEqualTo("282a0c0c8119076bd11f000083ecc375");
        UidListText.Entry original = text.entries().get(0);
        UidListText.Entry copy = text.entries().get(3);
        assertThat(copy.extensions()).isEqualTo("G1795627392.M685787P8111.vm,S=17,W=20 ");
        assertThat(ObjectIds.emailId(copy.base(), copy.extensions()))
                .isEqualTo(ObjectIds.emailId(original.base(), original.extensions()));
        StringBuilder again = new StringBuilder(UidListText.header(text.validity(), 1, text.guid(), text.fields()));
        text.entries().forEach(entry -> entry.appendTo(again));
        assertThat(again).hasToString(file);
    }

    @Test
    void keywords() throws IOException {
        String file = file("dovecot-keywords");
        Keywords keywords = Keywords.parse(file);
        assertThat(keywords.flags("Sac"))
                .containsExactlyInAnyOrder(Flag.SEEN, Flag.keyword("kw1"), Flag.keyword("NonJunk"));
        assertThat(keywords.text()).isEqualTo(file);
        assertThat(keywords.with(Set.of(Flag.keyword("more"))).text()).isEqualTo(file + "3 more\n");
    }

    @ParameterizedTest
    @CsvSource({
        "subscriptions-v1, MAILDIR_PLUS_PLUS, false, Work/sub",
        "subscriptions-utf8, MAILDIR_PLUS_PLUS, true, dov/ix",
        "subscriptions-fs-utf8, FS, true, dov.ix"
    })
    void subscriptions(String name, MaildirLayout layout, boolean utf8, String known) throws IOException {
        Subscriptions format = new Subscriptions(new FolderLayout(layout, utf8));
        String file = file(name);
        Set<MailboxName> names = format.parse(file);
        assertThat(names).extracting(MailboxName::toString).contains(known, "cur".equals(known) ? "" : "Entw\u00fcrfe");
        Set<MailboxName> one = new TreeSet<>(Set.of(MailboxName.of("later", "on")));
        String more = format.changed(file, one, Set.of());
        assertThat(more).startsWith(file).hasSizeGreaterThan(file.length());
        assertThat(format.changed(more, Set.of(), one)).isEqualTo(file);
    }

    @Test
    void aChangeKeepsLinesThatAreNoNamesAndDropsEmptyOnes() {
        Subscriptions format = new Subscriptions(FolderLayout.DEFAULT);
        String file = "V\t2\n\nWork\tsub\n\nbad\t\tx\nnosuch\n";
        assertThat(format.changed(file, Set.of(MailboxName.of("cur")), Set.of(MailboxName.of("nosuch"))))
                .isEqualTo("V\t2\n\nWork\tsub\nbad\t\tx\ncur\n");
    }

    /** Directories as the layouts have them; what Dovecot refuses is escaped as its listescape plugin does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "MAILDIR_PLUS_PLUS false Entw\u00fcrfe .Entw&APw-rfe",
                "MAILDIR_PLUS_PLUS true Entw\u00fcrfe .Entw\u00fcrfe",
                "MAILDIR_PLUS_PLUS true a&b .a&b",
                "MAILDIR_PLUS_PLUS false INBOX/fb .INBOX.fb",
                "FS false INBOX/fb INBOX/fb",
                "FS false Work/dov.ix Work/dov.ix",
                "FS false a&b a&-b",
                "FS true a&b a&b",
                "FS false cur \\63ur",
                "FS false x/new x/\\6eew",
                "FS false .hid \\2ehid",
                "FS false subscriptions \\73ubscriptions",
                "FS false dovecot-uidlist \\64ovecot-uidlist",
                "FS false ~x \\7ex"
            })
    void placesOfFolders(MaildirLayout layout, boolean utf8, String name, String file) {
        FolderLayout places = new FolderLayout(layout, utf8);
        MailboxName mailbox = MailboxName.of(name.split("/", -1));
        assertThat(places.file(mailbox)).isEqualTo(file);
        assertThat(places.name(file)).contains(mailbox);
    }
}
