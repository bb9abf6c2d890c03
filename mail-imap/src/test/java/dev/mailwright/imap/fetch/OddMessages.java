package dev.mailwright.imap.fetch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Messages as odd as they come: nesting, charsets, boundaries that are missing or prefixes of each other, 8-bit headers,
 * RFC 2231, long lines, empty parts, chains of message/rfc822. What docs/compatibility.md lists as different is left out:
 * inner multiparts are closed with a line behind them, headers end in an empty line, dispositions have a token, a message
 * without a type has no other field of MIME.
 */
final class OddMessages {

    private static final List<String> WORDS = List.of(
            "hello",
            "=?UTF-8?B?R3LDvMOfZQ==?=",
            "=?ISO-8859-1?Q?Gr=FC=DFe?=",
            "=?x?y?z?=",
            "gr\u00fc\u00df",
            "(a comment)",
            "\"quoted \\\" text\"",
            "a;b",
            "Re:",
            "[list]",
            "x".repeat(200),
            "=?UTF-8?Q?=",
            "\u00e9",
            "tab\there",
            "");
    private static final List<String> ADDRESSES = List.of(
            "a@x.test",
            "\"Q, uoted\" <q@x.test>",
            "Group: a@x.test, b@x.test;",
            "<a@x.test>",
            "no at sign",
            "Empty:;",
            "=?UTF-8?Q?J=C3=BCrgen?= <j@x.test>",
            "J\u00fcrgen <j@x.test>",
            "a@b@c",
            "<@r.test:a@x.test>",
            "(c) a@x.test (d)",
            "\"\" <e@x.test>",
            "a@[127.0.0.1]",
            "undisclosed-recipients:;",
            "x <y@z",
            ",,a@x.test,,");
    private static final List<String> TEXT_TYPES = List.of(
            "text/plain",
            "text/plain; charset=utf-8",
            "TEXT/HTML; Charset=\"ISO-8859-1\"",
            "text/plain; format=flowed; delsp=yes",
            "application/octet-stream; name=a.bin",
            "application/x; name*=UTF-8''%e2%82%ac.txt",
            "text",
            "text/",
            "/plain",
            "image/png; name=\"a b.png\"",
            "text/calendar; method=REQUEST",
            "application/pdf; name*0=long; name*1=er.pdf",
            "text/plain; charset",
            "text/plain;;; x=y",
            "audio/x (what)");
    private static final List<String> ENCODINGS =
            List.of("7bit", "8BIT", "base64", "quoted-printable", "binary", "x-unknown", "");
    private static final List<String> DATES = List.of(
            "Thu, 29 Feb 2024 12:34:56 +0100", "1 Jan 70 00:00 GMT", "nonsense", "29 Feb 2023 25:61:61 +9999", "");

    private final SplittableRandom random;
    private int boundaries;

    OddMessages(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** As on the wire. */
    byte[] next() {
        boundaries = 0;
        StringBuilder message = new StringBuilder();
        field(message, "From", one(ADDRESSES));
        field(message, "To", one(ADDRESSES) + ", " + one(ADDRESSES));
        field(message, "Cc", random.nextInt(3) == 0 ? one(ADDRESSES) + ",\r\n\t" + one(ADDRESSES) : "");
        field(message, "Reply-To", random.nextInt(4) == 0 ? one(ADDRESSES) : "");
        field(message, "Subject", one(WORDS) + " " + one(WORDS) + (random.nextBoolean() ? "\r\n " + one(WORDS) : ""));
        field(message, "Date", one(DATES));
        field(message, "Message-ID", "<" + random.nextInt(1000) + "@x.test>");
        field(message, "In-Reply-To", random.nextBoolean() ? "<" + random.nextInt(1000) + "@x.test>" : "");
        message.append(random.nextInt(6) == 0 ? "" : "MIME-Version: 1.0\r\n");
        entity(message, random.nextInt(4), true);
        return message.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void field(StringBuilder to, String name, String body) {
        if (!body.isEmpty()) {
            to.append(name).append(": ").append(body).append("\r\n");
        }
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The fields of a part's content, the empty line, and its body. */
    private void entity(StringBuilder to, int depth, boolean ofMessage) {
        int kind = depth <= 0 ? 0 : random.nextInt(4);
        if (kind == 1 || kind == 2) {
            multipart(to, depth);
        } else if (kind == 3) {
            to.append("Content-Type: message/rfc822\r\n\r\n");
            field(to, "Subject", one(WORDS));
            field(to, "From", one(ADDRESSES));
            entity(to, depth - 1, true);
        } else {
            leaf(to, ofMessage);
        }
    }

    private void leaf(StringBuilder to, boolean ofMessage) {
        boolean typed = random.nextInt(5) > 0;
        field(to, "Content-Type", typed ? one(TEXT_TYPES) : "");
        if (typed || !ofMessage) {
            fields(to);
        }
        to.append("\r\n");
        for (int line = random.nextInt(6); line > 0; line--) {
            to.append(random.nextInt(12) == 0 ? "y".repeat(random.nextInt(3000)) : one(WORDS))
                    .append("\r\n");
        }
    }

    private void fields(StringBuilder to) {
        field(to, "Content-Transfer-Encoding", one(ENCODINGS));
        field(to, "Content-ID", random.nextInt(4) == 0 ? "<id@x>" : "");
        field(to, "Content-Description", random.nextInt(4) == 0 ? one(WORDS) : "");
        field(to, "Content-Disposition", random.nextInt(3) == 0 ? "attachment; filename=\"a.txt\"" : "");
        field(to, "Content-Language", random.nextInt(5) == 0 ? "de, en" : "");
        field(to, "Content-MD5", random.nextInt(8) == 0 ? "Q2hlY2s=" : "");
    }

    private void multipart(StringBuilder to, int depth) {
        String boundary = "b" + "=".repeat(random.nextInt(2)) + ++boundaries + "_";
        to.append("Content-Type: multipart/")
                .append(one(List.of("mixed", "alternative", "related", "digest-not", "MIXED")))
                .append("; boundary=\"")
                .append(boundary)
                .append("\"\r\n\r\n");
        to.append(random.nextBoolean() ? "preamble\r\n" : "");
        for (int part = random.nextInt(1, 4); part > 0; part--) {
            to.append("--").append(boundary).append("\r\n");
            entity(to, depth - 1, false);
            to.append("\r\n");
        }
        to.append("--").append(boundary).append("--\r\n");
        to.append(random.nextBoolean() ? "epilogue\r\n" : "\r\n");
    }
}
