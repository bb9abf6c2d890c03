package dev.mailwright.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.imap.command.FetchCommand;
import dev.mailwright.imap.command.FetchItem;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Column;
import dev.mailwright.store.Flag;
import dev.mailwright.store.StoreException;
import dev.mailwright.testing.SeededRandom;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchRendererTest {

    private static final String MAIL =
            "Subject: x\r\nFrom: a@b\r\nX-Y: 1\r\n 2\r\nsubject: y\r\n\r\nhello\r\nworld\r\n";

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String fetch(String items, String mail) {
        FetchRenderer renderer = renderer(items);
        StoredMessage message = new StoredMessage(octets(mail), renderer.columns(), Set.of(Flag.SEEN), null);
        String response = Sink.pull(renderer.render(7, message, true, false));
        assertThat(message.contentsOpen()).isZero();
        assertThat(response).startsWith("* 7 FETCH (").endsWith(")\r\n");
        return response.substring("* 7 FETCH (".length(), response.length() - 3);
    }

    private static FetchRenderer renderer(String items) {
        return new FetchRenderer(items(items), false, ZoneOffset.ofHours(-3));
    }

    static List<FetchItem> items(String items) {
        return FetchCommand.parse(new Tokens(octets("1 " + items), 8), false).items();
    }

    @Test
    void answersInTheOrderAsked() {
        assertThat(fetch("(UID FLAGS INTERNALDATE RFC822.SIZE)", MAIL))
                .isEqualTo("UID 42 FLAGS (\\Seen \\Recent) INTERNALDATE \"03-Feb-2024 01:05:06 -0300\" RFC822.SIZE "
                        + MAIL.length());
    }

    @Test
    void tellsFlagsThatNobodyAskedFor() {
        FetchRenderer renderer = renderer("(UID)");
        StoredMessage message = StoredMessage.of(octets(MAIL));
        assertThat(Sink.pull(renderer.render(1, message, false, true))).isEqualTo("* 1 FETCH (UID 42 FLAGS ())\r\n");
        assertThat(Sink.pull(renderer("(FLAGS)").render(1, message, false, true)))
                .isEqualTo("* 1 FETCH (FLAGS ())\r\n");
    }

    @Test
    void knowsWhichRowsBecomeSeen() {
        assertThat(renderer("BODY[]").makesSeen(Set.of())).isTrue();
        assertThat(renderer("BODY[]").makesSeen(Set.of(Flag.SEEN))).isFalse();
        assertThat(renderer("BODY.PEEK[]").makesSeen(Set.of())).isFalse();
        assertThat(renderer("(RFC822.HEADER)").makesSeen(Set.of())).isFalse();
    }

    @Test
    void selectsHeaderFields() {
        assertThat(fetch("BODY[HEADER.FIELDS (SUBJECT x-y)]", MAIL))
                .isEqualTo(
                        "BODY[HEADER.FIELDS (SUBJECT x-y)] {38}\r\nSubject: x\r\nX-Y: 1\r\n 2\r\nsubject: y\r\n\r\n");
        assertThat(fetch("BODY[HEADER.FIELDS.NOT (Subject)]", MAIL))
                .isEqualTo("BODY[HEADER.FIELDS.NOT (Subject)] {25}\r\nFrom: a@b\r\nX-Y: 1\r\n 2\r\n\r\n");
        assertThat(fetch("BODY[HEADER.FIELDS (None)]", MAIL)).isEqualTo("BODY[HEADER.FIELDS (None)] {2}\r\n\r\n");
    }

    @Test
    void cutsPartials() {
        assertThat(fetch("BODY[TEXT]<1.3>", MAIL)).isEqualTo("BODY[TEXT]<1> {3}\r\nell");
        assertThat(fetch("BODY[TEXT]<12.9>", MAIL)).isEqualTo("BODY[TEXT]<12> {2}\r\n\r\n");
        assertThat(fetch("BODY[TEXT]<14.9>", MAIL)).isEqualTo("BODY[TEXT]<14> \"\"");
        assertThat(fetch("BODY[TEXT]<4294967295.9>", MAIL)).isEqualTo("BODY[TEXT]<4294967295> \"\"");
    }

    @Test
    void answersPartsThatAreNotThereWithNothing() {
        assertThat(fetch("(BODY[1] BODY[2] BODY[1.HEADER])", MAIL))
                .isEqualTo("BODY[1] {14}\r\nhello\r\nworld\r\n BODY[2] \"\" BODY[1.HEADER] \"\"");
    }

    @Test
    void quotesWhatCanBeQuoted() {
        String mail = "Subject: a \"b\\\r\nFrom: \u00c3\u00a4 <a@b>\r\nIn-Reply-To: a\0b\r\n\r\n";
        assertThat(fetch("ENVELOPE", mail))
                .contains("\"a \\\"b\\\\\"")
                .contains("{2}\r\n\u00c3\u00a4 NIL")
                .contains("{3}\r\na\u0080b");
        assertThat(fetch("ENVELOPE", "Subject: " + "x".repeat(2000) + "\r\n\r\n"))
                .contains(" {2000}\r\nxxx");
    }

    @Test
    void hidesWhatWasNotTakenApart() {
        String mail = "Content-Type: message/rfc822\r\n\r\n".repeat(150) + "end\r\n";
        String structure = fetch("BODYSTRUCTURE", mail);
        assertThat(structure).contains("\"application\" \"octet-stream\"");
        assertThat(structure.chars().filter(c -> c == '(').count())
                .isEqualTo(structure.chars().filter(c -> c == ')').count());
    }

    @Test
    void aListOfHeadersOpensNoFile() {
        assertThat(renderer("(UID BODY.PEEK[HEADER.FIELDS (From)] RFC822.HEADER)")
                        .columns())
                .containsExactly(Column.HEADER);
    }

    @Test
    void sendsInPieces() {
        byte[] mail = octets("Subject: x\r\n\r\n" + "0123456789abcde\r\n".repeat(20_000));
        StoredMessage message = StoredMessage.of(mail);
        Sink sink = new Sink();
        String response = sink.drain(renderer("(BODY[] RFC822.TEXT)").render(1, message, false, false));
        assertThat(sink.largestPiece()).isBetween(30_000, 40_000);
        assertThat(response).contains("BODY[] {" + mail.length + "}\r\nSubject").contains("RFC822.TEXT {340000}\r\n0");
        assertThat(message.contentsOpen()).isZero();
    }

    @Test
    void sendsPartsOfFilesUnread(@TempDir Path directory) throws IOException {
        byte[] mail = octets("Subject: x\r\n\r\n" + "0123456789abcde\r\n".repeat(20_000));
        Path path = Files.write(directory.resolve("m"), mail);
        try (FileChannel file = FileChannel.open(path)) {
            StoredMessage message = new StoredMessage(mail, StoredMessage.EVERYTHING, Set.of(), file);
            Sink sink = new Sink();
            String response =
                    sink.drain(renderer("(BODY[]<5.100000> BODY[TEXT])").render(1, message, false, false));
            assertThat(sink.files()).isEqualTo(2);
            assertThat(response).contains("{100000}\r\nct: x\r\n").endsWith("abcde\r\n)\r\n");
            assertThat(message.contentsOpen()).isEqualTo(1);
            sink.sendFiles();
            assertThat(message.contentsOpen()).isZero();
        }
    }

    @Test
    void aMessageThatIsShorterIsAFault() {
        byte[] mail = octets("Subject: x\r\n\r\n" + "0123456789abcde\r\n".repeat(20_000));
        StoredMessage message = StoredMessage.of(mail).shortened(10);
        LazyResponse response = renderer("BODY[]").render(1, message, false, false);
        Sink sink = new Sink();
        assertThat(response.atBoundary()).isTrue();
        assertThatThrownBy(() -> sink.drain(response)).isInstanceOf(StoreException.class);
        assertThat(response.atBoundary()).isFalse();
        response.close();
        assertThat(message.contentsOpen()).isZero();
    }

    @Test
    void partialsJoinedAreTheWhole() {
        List<String> sections =
                List.of("", "HEADER", "TEXT", "1", "1.MIME", "2.HEADER", "2.TEXT", "2.HEADER.FIELDS (Subject To)");
        SeededRandom.check(200, random -> {
            String inner = "Subject: " + random.word(20) + "\r\nX: y\r\nTo: z\r\n\r\n" + random.word(3000);
            String mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + random.word(200)
                    + "\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner + "\r\n--b--\r\n";
            String section = random.oneOf(sections);
            StringBuilder joined = new StringBuilder();
            String piece;
            do {
                int length = random.between(1, 400);
                piece = value(fetch("BODY[" + section + "]<" + joined.length() + "." + length + ">", mail));
                joined.append(piece);
            } while (!piece.isEmpty());
            assertThat(joined.toString()).isEqualTo(value(fetch("BODY[" + section + "]", mail)));
        });
    }

    private static String value(String answer) {
        int at = answer.indexOf("\r\n");
        return at < 0 ? "" : answer.substring(at + 2);
    }
}
