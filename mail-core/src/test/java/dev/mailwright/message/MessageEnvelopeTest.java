package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of Dovecot 2.3. */
class MessageEnvelopeTest {

    private static MessageEnvelope envelope(String header) {
        return MimeScanner.scan(Message.of(header + "\n\nx\n"), MimeLimits.DEFAULT)
                .root()
                .envelope();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Date: a~ b~  c | (\"a b  c\" NIL NIL NIL NIL NIL NIL NIL NIL NIL)",
                "Date: a  b  c~Date: d | (\"d\" NIL NIL NIL NIL NIL NIL NIL NIL NIL)",
                "Subject: a~ \t b  c | (NIL \"a b c\" NIL NIL NIL NIL NIL NIL NIL NIL)",
                "Subject: a~Subject: b | (NIL \"b\" NIL NIL NIL NIL NIL NIL NIL NIL)",
                "Subject : x | (NIL \"x\" NIL NIL NIL NIL NIL NIL NIL NIL)",
                "Subject: | (NIL \"\" NIL NIL NIL NIL NIL NIL NIL NIL)",
                "To: a@b~To:~To: c@d | (NIL NIL NIL NIL NIL ((NIL NIL \"a\" \"b\")(NIL NIL \"c\" \"d\")) NIL NIL NIL"
                        + " NIL)",
                "Broken~Message-ID: <x@y> | (NIL NIL NIL NIL NIL NIL NIL NIL NIL \"<x@y>\")",
                "In-Reply-To: <a>~ <b> | (NIL NIL NIL NIL NIL NIL NIL NIL \"<a> <b>\" NIL)",
            })
    void shows(String header, String shown) {
        assertThat(StructureText.envelope(envelope(header.replace("~", "\n")))).isEqualTo(shown);
    }

    @Test
    void knowsSearchedFieldsAsTheyAreWritten() {
        MessageEnvelope envelope = envelope("Subject: a  =?x?=\nTo: (c) a@b\nSUBJECT: b\n c\nBcc:\nSender: x@y");
        MessageEnvelope back = EnvelopeOctets.read(ByteBuffer.wrap(EnvelopeOctets.write(envelope)));
        for (MessageEnvelope either : List.of(envelope, back)) {
            assertThat(either.written("subject")).containsExactly("a  =?x?=", "b c");
            assertThat(either.written("to")).containsExactly("(c) a@b");
            assertThat(either.written("bcc")).containsExactly("");
            assertThat(either.written("cc")).isEmpty();
        }
        assertThat(MessageEnvelope.keeps("sender")).isFalse();
    }

    @Test
    void fillsSenderAndReplyToFromFrom() {
        MessageEnvelope envelope = envelope("From: a@b\nSender:\nReply-To: c@d");
        assertThat(envelope.sender()).isEqualTo(envelope.from());
        assertThat(envelope.addresses(MessageEnvelope.Role.SENDER)).isEmpty();
        assertThat(envelope.replyTo()).hasSize(1).isNotEqualTo(envelope.from());
    }

    @Test
    void hasNoEnvelopeForOtherParts() {
        MimePart root = MimeScanner.scan(
                        Message.of("Content-Type: multipart/mixed; boundary=b\n\n--b\nSubject: x\n\n--b--\n"),
                        MimeLimits.DEFAULT)
                .root();
        assertThat(root.children().get(0).envelope().subject()).isEmpty();
    }
}
