package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Flag;
import dev.mailwright.store.MailboxName;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats that we share with others, byte for byte. */
class FormatsTest {

    private static final Subscriptions SUBSCRIPTIONS = new Subscriptions(FolderLayout.DEFAULT);

    private static UidListText uidList(String text) {
        return UidListText.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(UidListText text) {
        StringBuilder out =
                new StringBuilder(UidListText.header(text.validity(), text.nextUid(), text.guid(), text.fields()));
        text.entries().forEach(entry -> entry.appendTo(out));
        return out.toString();
    }

    @Test
    void version3KeepsWhatItDoesNotKnow() {
        String file = """
                3 V1700000000 N8 Gabcdef Zother
                3 :1700.M1P1.host,S=10,W=12
                7 G00ff W12 Xnew :1700.M2P1.host
                """;
        UidListText text = uidList(file);
        assertThat(text.intact()).isTrue();
        assertThat(text.entries().get(1).extensions()).isEqualTo("G00ff W12 Xnew ");
        assertThat(written(text)).isEqualTo(file);
    }

    @Test
    void version1IsRead() {
        UidListText text = uidList("1 1700000000 9\n4 1700.a.host:2,S\n5 1700.b.host\n");
        assertThat(text.validity()).isEqualTo(1_700_000_000);
        assertThat(text.nextUid()).isEqualTo(9);
        assertThat(text.entries()).extracting(UidListText.Entry::base).containsExactly("1700.a.host", "1700.b.host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 :b", "5 :b\0\0\0\n", "\0\0\0\0\n5 :b\n"})
    void aTornEndIsNotThere(String end) {
        String whole = "3 V17 N2 Gab\n4 :a\n";
        UidListText text = uidList(whole + end);
        assertThat(text.entries()).hasSize(1);
        assertThat(text.length()).isEqualTo(whole.length());
        assertThat(text.nextUid()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4 :b\n", "3 :b\n", "x :b\n", "5 b\n", "5 :\n", "99999999999 :b\n"})
    void linesThatDoNotAscendOrCannotBeReadAreDamage(String line) {
        assertThat(uidList("3 V17 N2 Gab\n4 :a\n" + line).intact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "17.a.h,S=10,W=12:2,FSZa 17.a.h,S=10,W=12 FSZa 10 12",
                "17.a.h 17.a.h '' -1 -1",
                "17.a.h,W=7:1,x 17.a.h,W=7 '' -1 7",
                "17.a.h,S=x,W=: 17.a.h,S=x,W= '' -1 -1",
                "17.a.h,S=9999999999999999999:2, 17.a.h,S=9999999999999999999 '' -1 -1"
            })
    void namesOfFiles(String name, String base, String letters, long octets, long wire) {
        FileName parsed = FileName.parse(name);
        assertThat(parsed.base()).isEqualTo(base);
        assertThat(parsed.letters()).isEqualTo(letters);
        assertThat(FileName.size(base, 'S')).isEqualTo(octets);
        assertThat(FileName.size(base, 'W')).isEqualTo(wire);
    }

    @Test
    void whatStandsBehindTheLettersIsKept() {
        assertThat(FileName.parse("17.a:2,S,more").inCur()).isEqualTo("17.a:2,S,more");
        assertThat(FileName.isMessage("17.a\n9 :b")).isFalse();
    }

    @Test
    void keywordsHaveTheirLettersAndSomeHaveNone() {
        Keywords keywords = Keywords.parse("0 $Forwarded\n25 last\nrubbish\n99 no\n1 last\n");
        assertThat(keywords.text()).isEqualTo("0 $Forwarded\n25 last\n");
        assertThat(keywords.letters(Set.of(Flag.SEEN, Flag.keyword("last"), Flag.DRAFT)))
                .isEqualTo("DSz");
        assertThat(keywords.unknown("SQz!b")).isEqualTo("Q!b");
        Set<Flag> many = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            many.add(Flag.keyword("k" + i));
        }
        Keywords full = keywords.with(many);
        assertThat(full.known()).hasSize(Keywords.LETTERS);
        assertThat(full.withoutLetter(many)).hasSize(30 - 24);
        assertThat(Keywords.parse(full.text()).text()).isEqualTo(full.text());
    }

    @Test
    void subscriptionsOfBothVersions() {
        Set<MailboxName> names = Set.of(MailboxName.of("a.b", "c"), MailboxName.of("\u00fc"));
        assertThat(SUBSCRIPTIONS.parse("V\t2\n\na\\2eb\tc\n&APw-\n")).isEqualTo(names);
        assertThat(SUBSCRIPTIONS.parse("a\\2eb.c\n&APw-\n")).isEqualTo(names);
        assertThat(SUBSCRIPTIONS.text(Set.of(MailboxName.of("a.b", "c")))).isEqualTo("V\t2\n\na\\2eb\tc\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {".a\\2eb.c a.b c", ".\\7etmp.x~y ~tmp x~y", ".&AOQ-&-b.\\5c '\u00e4&b' \\"})
    void namesOfFolders(String file, String first, String second) {
        MailboxName name = MailboxName.of(first, second);
        assertThat(FolderNames.decode(file)).contains(name);
        assertThat(FolderNames.encode(name)).isEqualTo(file);
    }
}
