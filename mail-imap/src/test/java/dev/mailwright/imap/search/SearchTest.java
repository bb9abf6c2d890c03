package dev.mailwright.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.imap.command.SearchKey;
import dev.mailwright.store.Column;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Narrowed;
import dev.mailwright.store.UidSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

    private final SearchBox box = new SearchBox();

    @AfterEach
    void close() {
        box.close();
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void numbersAndFlagsReadNothing() {
        Instant day = Instant.parse("2024-02-03T04:05:06Z");
        box.file("a: b\r\n\r\n", day, Set.of(Flag.SEEN));
        box.file("a: b\r\n\r\n", day, Set.of(Flag.keyword("Work")));
        box.file("a: b\r\n\r\n", day, Set.of(Flag.SEEN, Flag.DELETED));
        assertThat(box.search("ALL")).isEqualTo("2:4");
        assertThat(box.search("SEEN UNDELETED")).isEqualTo("2");
        assertThat(box.search("KEYWORD work")).isEqualTo("3");
        assertThat(box.search("NOT 2")).isEqualTo("2,4");
        assertThat(box.search("*")).isEqualTo("4");
        assertThat(box.search("UID 3:*")).isEqualTo("3:4");
        assertThat(box.search("OR 1 NEW")).isEqualTo("2:3");
        assertThat(box.search("SEEN OR DELETED BODY x")).isEqualTo("4");
        assertThat(box.search("DRAFT BODY x")).isEmpty();
        assertThat(box.asked()).as("only the one that was open").hasSize(1);
    }

    @Test
    void cheapKeysSpareTheContent() {
        box.file("a: b\r\n\r\nneedle\r\n");
        assertThat(box.search("BODY needle LARGER 1000")).isEmpty();
        assertThat(box.search("OR SMALLER 1000 TEXT needle")).isEqualTo("2");
        assertThat(box.search("NOT OR SUBJECT x BODY needle")).isEmpty();
        assertThat(box.asked().subList(0, 2)).allMatch(columns -> !columns.contains(Column.CONTENT));
        assertThat(box.asked()).anyMatch(columns -> columns.contains(Column.CONTENT));
    }

    @Test
    void comparesDays() {
        box.file("Date: Mon, 5 Feb 2024 23:59:59 -1200\r\n\r\n", Instant.parse("2024-02-07T23:59:59Z"), Set.of());
        assertThat(box.search("ON 7-Feb-2024 SENTON 5-Feb-2024")).isEqualTo("2");
        assertThat(box.search("SINCE 7-Feb-2024 BEFORE 8-Feb-2024")).isEqualTo("2");
        assertThat(box.search("BEFORE 7-Feb-2024")).isEmpty();
        assertThat(box.search("SENTSINCE 6-Feb-2024")).isEmpty();
        assertThat(box.search("SENTBEFORE 6-Feb-2024")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 Feb 2024 10:00 +0100 | 2024-02-05",
                "Mon,05 Feb 2024 | 2024-02-05",
                "(c) Mon (d (e)), 5 (f) February 24 | 2024-02-05",
                "Tue, 1-jan-99 | 1999-01-01",
                "Fri, 1 Jan 104 | 2004-01-01",
                "31 Feb 2024 | ",
                "yesterday | ",
                "5 x 2024 | ",
            })
    void readsDates(String field, LocalDate day) {
        assertThat(SentDate.parse(field)).isEqualTo(Optional.ofNullable(day));
    }

    @Test
    void decodesHeaders() {
        box.file("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n =?utf-8?q?_aus_K=C3=B6ln?=\r\n\r\n");
        box.file("Subject: " + utf8("GRÜSSE") + "\r\nX-Empty:\r\n\r\n");
        assertThat(box.search("SUBJECT " + quoted("grü"))).isEqualTo("2:3");
        assertThat(box.search("SUBJECT " + quoted("SSE"))).isEqualTo("3");
        assertThat(box.search("SUBJECT " + quoted("GRÜßE AUS KÖLN"))).isEqualTo("2");
        assertThat(box.search("SUBJECT " + quoted("gru\u0308")))
                .as("decomposed")
                .isEqualTo("2:3");
        assertThat(box.search("HEADER x-empty \"\"")).isEqualTo("3");
        assertThat(box.search("HEADER X-None \"\"")).isEmpty();
        assertThat(box.search("CHARSET iso-8859-1 SUBJECT {1}\r\n\u00fc")).isEqualTo("2:3");
    }

    private static String quoted(String text) {
        String octets = utf8(text);
        return "{" + octets.length() + "}\r\n" + octets;
    }

    @Test
    void decodesBodies() {
        String type = "Content-Type: text/plain; charset=";
        box.file(type + "utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64("Привет, мир, und Grüße"));
        box.file(type + "iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=\r\n=DFe\r\n");
        box.file("Content-Type: application/pdf\r\n\r\nGruss\r\n");
        assertThat(box.search("BODY " + quoted("ПРИВЕТ"))).isEqualTo("2");
        assertThat(box.search("BODY " + quoted("GRÜßE"))).isEqualTo("2:3");
        box.file("Subject: no charset\r\n\r\n" + utf8("Çelik") + "\r\n");
        assertThat(box.search("BODY " + quoted("çelik"))).isEqualTo("5");
        assertThat(box.search("BODY Gruss")).isEmpty();
        assertThat(box.search("TEXT pdf")).isEqualTo("4");
        assertThat(box.search("BODY pdf")).isEmpty();
    }

    @Test
    void looksIntoParts() {
        box.file(
                "Subject: outer\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\npreamble\r\n--b\r\n\r\nfirst needle"
                        + "\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Description: described\r\n\r\n"
                        + "Subject: =?utf-8?q?inner?=\r\n\r\ninnermost\r\n--b\r\nContent-Type: text/html; name=\"n.html\"\r\n\r\n<p>\r\n"
                        + "--b--\r\n");
        for (String there : new String[] {"needle", "inner", "innermost", "<p>", "\"\""}) {
            assertThat(box.search("BODY " + there)).as(there).isEqualTo("2");
            assertThat(box.search("TEXT " + there)).as(there).isEqualTo("2");
        }
        for (String header : new String[] {"outer", "described", "n.html", "\"subject: outer\""}) {
            assertThat(box.search("BODY " + header)).as(header).isEmpty();
            assertThat(box.search("TEXT " + header)).as(header).isEqualTo("2");
        }
        assertThat(box.search("TEXT preamble")).isEmpty();
        assertThat(box.search("TEXT \"needle<p>\"")).as("parts are apart").isEmpty();
    }

    @Test
    void asksTheIndexOfTheStore() {
        box.file("a: b\r\n\r\nneedle\r\n");
        box.file("a: b\r\n\r\nneedle\r\n");
        box.narrows(new Narrowed(Optional.of(UidSet.of(3)), false));
        assertThat(box.search("BODY needle")).isEqualTo("3");
        box.asked().clear();
        box.narrows(new Narrowed(Optional.of(UidSet.of(2, 9)), true));
        assertThat(box.search("BODY whatever")).isEqualTo("2");
        assertThat(box.asked()).isEmpty();
    }

    @Test
    void goesOnWithoutWhatWasExpungedMeanwhile() {
        box.file("a: b\r\n\r\nneedle\r\n");
        box.file("a: b\r\n\r\nneedle\r\n");
        try (Search search = box.evaluator().begin(new SearchKey.BodyContains("needle"))) {
            assertThat(search.advance()).isTrue();
            box.expunge(2);
            assertThat(search.advance()).isFalse();
            assertThat(search.found()).hasToString("3");
        }
    }

    @Test
    void goesByPortionsAndStopsWhenClosed() {
        for (int i = 0; i < 50; i++) {
            box.file("a: b\r\n\r\nneedle\r\n");
        }
        Search search = box.evaluator().begin(new SearchKey.BodyContains("needle"));
        assertThat(search.advance()).isTrue();
        assertThat(search.found().count()).isZero();
        assertThat(search.advance()).isTrue();
        assertThat(search.found().count()).isEqualTo(16);
        search.close();
        assertThat(search.advance()).isFalse();
        assertThat(search.found().count()).isEqualTo(16);
    }
}
