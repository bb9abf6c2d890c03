package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The structures are those that Dovecot 2.3 answers, unless a test says otherwise. */
class MimeScannerTest {

    private static final String PLAIN = "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" ";

    private static MimeStructure scan(String mail) {
        return MimeScanner.scan(Message.of(mail), MimeLimits.DEFAULT);
    }

    private static String body(String mail) {
        return StructureText.body(scan(mail).root());
    }

    @Test
    void measuresParts() {
        String mail =
                "Content-Type: multipart/mixed; boundary=b\n\npre\n--b\nX: y\n\none\ntwo\n--b\n\n\n--b--\nepilogue\n";
        MimeStructure structure = scan(mail);
        MimePart root = structure.root();
        String crlf = mail.replace("\n", "\r\n");
        assertThat(structure.size()).isEqualTo(crlf.length());
        assertThat(root.children()).hasSize(2);
        MimePart first = root.children().get(0);
        assertThat(crlf.substring((int) first.headerStart(), (int) first.headerEnd()))
                .isEqualTo("X: y\r\n\r\n");
        assertThat(crlf.substring((int) first.bodyStart(), (int) first.bodyEnd()))
                .isEqualTo("one\r\ntwo");
        assertThat(first.lines()).isEqualTo(1);
        assertThat(first.headerLines()).isEqualTo(2);
        assertThat(root.children().get(1).octets()).isZero();
        assertThat(root.bodyEnd()).isEqualTo(crlf.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no final boundary | --b~~a~ | 3 1",
                "nothing after the boundary | --b | 0 0",
                "boundary in a header | --b~X: y~--b-- | 0 0",
                "longer line | --bxyz~~a~--b-- | 1 0",
                "blanks after it | --b  ~~a~--b-- | 1 0",
                "not at a line start | --b~~a --b~--b-- | 5 0",
                "after the close | --b~~a~--b--~--b~~c~ | 1 0",
            })
    void findsOnePart(String name, String content, String size) {
        String mail = ("Content-Type: multipart/mixed; boundary=b~~" + content).replace("~", "\n");
        assertThat(body(mail))
                .as(name)
                .isEqualTo("(" + PLAIN + size + " NIL NIL NIL NIL) \"mixed\" (\"boundary\" \"b\") NIL NIL NIL)");
    }

    @Test
    void tellsBoundariesApartThatBeginAlike() {
        String inner = "Content-Type: multipart/alternative; boundary=ab\n\n--ab\n\n1\n--ab\n\n2\n--ab--\n";
        String mail = "Content-Type: multipart/mixed; boundary=a\n\n--a\n" + inner + "--a\n\n3\n--a--\n";
        MimePart root = scan(mail).root();
        assertThat(root.children()).hasSize(2);
        assertThat(root.children().get(0).children()).hasSize(2);
    }

    @Test
    void givesANestedBoundaryOfTheSameNameToTheInnerPart() {
        String inner = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\n1\n--a\n\n2\n--a--\n";
        MimePart root = scan("Content-Type: multipart/mixed; boundary=a\n\n--a\n" + inner + "--a\n\n3\n--a--\n")
                .root();
        assertThat(root.children()).hasSize(2);
        assertThat(root.children().get(0).children()).hasSize(2);
    }

    @Test
    void closesInnerPartsAtAnOuterBoundary() {
        String inner = "Content-Type: multipart/mixed; boundary=in\n\n--in\n\n1\n";
        MimePart root = scan("Content-Type: multipart/mixed; boundary=out\n\n--out\n" + inner + "--out\n\n2\n--out--\n")
                .root();
        assertThat(root.children()).hasSize(2);
        assertThat(root.children().get(0).children().get(0).octets()).isEqualTo(1);
    }

    @Test
    void opensEmbeddedMessages() {
        String mail = "Content-Type: message/rfc822\n\nSubject: in\nFrom: Ann <a@b>\n\nhi\nho\n";
        MimePart root = scan(mail).root();
        MimePart inner = root.message().orElseThrow();
        assertThat(inner.envelope().subject()).contains("in");
        assertThat(inner.headerStart()).isEqualTo(root.bodyStart());
        assertThat(inner.lines()).isEqualTo(2);
        assertThat(root.find(1)).contains(root);
        assertThat(root.find(1, 1)).contains(inner);
        assertThat(root.find(1, 2)).isEmpty();
        assertThat(root.find(1, 1, 1)).isEmpty();
    }

    @Test
    void numbersSections() {
        String digest = "Content-Type: multipart/digest; boundary=d\n\n--d\n\nSubject: x\n\nbody\n--d--\n";
        String mail = "Content-Type: multipart/mixed; boundary=m\n\n--m\n\none\n--m\n" + digest + "--m--\n";
        MimePart root = scan(mail).root();
        assertThat(root.find()).contains(root);
        assertThat(root.find(1)).contains(root.children().get(0));
        assertThat(root.find(1, 1)).isEmpty();
        assertThat(root.find(2, 1))
                .hasValueSatisfying(part -> assertThat(part.isMessage()).isTrue());
        assertThat(root.find(2, 1, 1).orElseThrow().octets()).isEqualTo(4);
        assertThat(root.find(3)).isEmpty();
        assertThat(root.find(0)).isEmpty();
        MimePart plain = scan("\nx\n").root();
        assertThat(plain.find(1)).contains(plain);
        assertThat(plain.find(1, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/plain; a=\"b\\\"c\" | \"text\" \"plain\" (\"a\" \"b\\\"c\" \"charset\" \"us-ascii\")",
                "TEXT/Plain;charset=UTF-8 | \"TEXT\" \"Plain\" (\"charset\" \"UTF-8\")",
                "(c) a / b ; c = d (e) | \"a\" \"b\" (\"c\" \"d\")",
                "a/b; n*0=x; n*1=y; o=p | \"a\" \"b\" (\"o\" \"p\" \"n\" \"xy\")",
                "a/b; n*1=y; n*0=x | \"a\" \"b\" (\"n\" \"xy\")",
                "a/b; n*0=x; n*2=y | \"a\" \"b\" (\"n*0\" \"x\" \"n*2\" \"y\")",
                "a/b; n*0*=utf-8''%41; n*1=\"b%\" | \"a\" \"b\" (\"n*\" \"utf-8''%41b%25\")",
                "a/b; n*0=x; n*1*=%41 | \"a\" \"b\" (\"n*\" \"''x%41\")",
                "a/b; n=x y; c=d | \"a\" \"b\" (\"n\" \"x\" \"c\" \"d\")",
                "a/b; n==?utf-8?q?x?= | \"a\" \"b\" (\"n\" \"=?utf-8?q?x?=\")",
                "a/b; n=\"open | \"a\" \"b\" NIL",
                "a/b c | \"\" \"\" NIL",
                "a/ | \"\" \"\" NIL",
            })
    void readsContentTypes(String value, String shown) {
        assertThat(body("Content-Type: " + value + "\n\n")).startsWith("(" + shown + " ");
    }

    @Test
    void decodesParameters() {
        MimePart part = scan("Content-Type: a/b; name*0*=iso-8859-1'de'%e9; name*1=\" x\"; q=r\n\n")
                .root();
        assertThat(part.parameter("NAME")).contains("é x");
        assertThat(part.parameter("q")).contains("r");
        assertThat(part.parameter("none")).isEmpty();
        assertThat(scan("Content-Disposition: attachment; filename=\"=?utf-8?q?=C3=A9?=\"\n\n")
                        .root()
                        .fileName())
                .contains("é");
    }

    @Test
    void staysOpaqueBeyondTheLimits() {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
        }
        int depth = 1;
        MimePart at = scan(nested.toString()).root();
        while (!at.children().isEmpty()) {
            at = at.children().get(0);
            depth++;
        }
        assertThat(depth).isEqualTo(100);
        StringBuilder flat = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 20_000; i++) {
            flat.append("--b\n\nx\n");
        }
        MimeStructure many = scan(flat + "--b--\n");
        assertThat(many.root().children()).hasSize(9_999);
        assertThat(many.size()).isEqualTo(flat.toString().replace("\n", "\r\n").length() + 7);
    }

    @Test
    void limitsFields() {
        MimeLimits small = new MimeLimits(5, 5, 40, 100, 2, 2);
        String mail = "To: a@b, c@d, e@f\nContent-Type: a/b; c=d; e=f; g=h\nSubject: " + "x".repeat(100) + "\n\n";
        MimePart root = MimeScanner.scan(Message.of(mail), small).root();
        assertThat(root.envelope().to()).hasSize(2);
        assertThat(root.parameters()).hasSize(2);
        assertThat(root.envelope().subject().orElseThrow()).hasSizeBetween(1, 40);
    }

    /** The result must not depend on how the stream hands out its octets. */
    @Test
    void doesNotDependOnTheReads() throws IOException {
        Random random = new Random(21);
        for (int round = 0; round < 300; round++) {
            byte[] mail = RandomMail.next(random).getBytes(StandardCharsets.ISO_8859_1);
            String whole = show(new ByteArrayInputStream(mail));
            InputStream drips = new ByteArrayInputStream(mail) {
                @Override
                public synchronized int read(byte[] to, int offset, int length) {
                    return super.read(to, offset, Math.min(length, 1 + random.nextInt(7)));
                }
            };
            assertThat(show(drips)).isEqualTo(whole);
        }
    }

    private static String show(InputStream in) throws IOException {
        try (CrlfInputStream crlf = new CrlfInputStream(in)) {
            MimeStructure structure = MimeScanner.scan(crlf, MimeLimits.DEFAULT);
            return StructureText.envelope(structure.root().envelope()) + StructureText.body(structure.root());
        }
    }

    /** Children lie inside their parents, in order, and nothing overlaps. */
    @Test
    void nestsOffsets() {
        Random random = new Random(22);
        for (int round = 0; round < 1_000; round++) {
            MimeStructure structure = scan(RandomMail.next(random));
            assertThat(structure.root().headerStart()).isZero();
            assertThat(structure.root().bodyEnd()).isEqualTo(structure.size());
            checkOffsets(structure.root());
        }
    }

    private static void checkOffsets(MimePart part) {
        assertThat(part.headerStart()).isLessThanOrEqualTo(part.bodyStart());
        assertThat(part.bodyStart()).isLessThanOrEqualTo(part.bodyEnd());
        assertThat(part.lines()).isNotNegative();
        long from = part.bodyStart();
        for (MimePart child : part.message().map(java.util.List::of).orElse(part.children())) {
            assertThat(child.headerStart()).isGreaterThanOrEqualTo(from);
            assertThat(child.bodyEnd()).isLessThanOrEqualTo(part.bodyEnd());
            from = child.bodyEnd();
            checkOffsets(child);
        }
    }
}
