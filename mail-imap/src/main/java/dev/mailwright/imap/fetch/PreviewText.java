package dev.mailwright.imap.fetch;

import dev.mailwright.imap.response.Encoding;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimePart;
import dev.mailwright.message.PartText;
import dev.mailwright.store.Content;
import dev.mailwright.store.Row;
import dev.mailwright.store.StoreException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The beginning of what a reader would see: of the first plain text, else of the first HTML without its tags. */
// rfc8970#3.1
final class PreviewText {

    /** Characters at most. */
    private static final int MAX = 200;

    /** So much of a part is looked at, as HTML may begin with a lot of style. */
    private static final int LOOKED_AT = 64 * 1024;

    private PreviewText() {}

    /** An nstring; empty where there is no text. The row has structure and content. */
    static String of(Row row) {
        Optional<MimePart> part = text(row.structure().root());
        String preview = part.map(found -> read(found, row)).orElse("");
        StringBuilder text = new StringBuilder();
        Nstring.write(Encoding.utf8(preview), text);
        return text.toString();
    }

    private static Optional<MimePart> text(MimePart root) {
        List<MimePart> texts = new ArrayList<>();
        collect(root, texts);
        return texts.stream()
                .filter(part -> part.subtype().equalsIgnoreCase("plain"))
                .findFirst()
                .or(() -> texts.stream().findFirst());
    }

    private static void collect(MimePart part, List<MimePart> texts) {
        boolean attached = part.disposition()
                .filter(field -> field.value().equalsIgnoreCase("attachment"))
                .isPresent();
        if (part.isText() && !attached) {
            texts.add(part);
        }
        part.children().forEach(child -> collect(child, texts));
    }

    private static String read(MimePart part, Row row) {
        try (Content content = row.content();
                InputStream in = content.open()) {
            in.skipNBytes(part.bodyStart());
            InputStream body = new BufferedInputStream(in);
            int size = (int) Math.min(LOOKED_AT, part.octets());
            Reader reader = PartText.reader(part, new java.io.ByteArrayInputStream(body.readNBytes(size)));
            Collapsing text = new Collapsing(part.subtype().equalsIgnoreCase("html"));
            for (int c = reader.read(); c >= 0 && text.wants(); c = reader.read()) {
                text.accept((char) c);
            }
            return text.result();
        } catch (IOException | MessageIoException e) {
            throw new StoreException(StoreException.Reason.TRANSIENT, "cannot read a message", e);
        }
    }

    /** Makes all space one space, and leaves tags out. */
    private static final class Collapsing {

        private final boolean html;
        private final StringBuilder text = new StringBuilder();
        private boolean inTag;
        private boolean space;

        Collapsing(boolean html) {
            this.html = html;
        }

        boolean wants() {
            return text.length() < MAX;
        }

        void accept(char c) {
            if (html && (inTag || c == '<')) {
                inTag = c != '>';
                space = true;
            } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                space = true;
            } else {
                if (space && text.length() > 0) {
                    text.append(' ');
                }
                space = false;
                text.append(c);
            }
        }

        /** A pair of surrogates is not cut in two. */
        String result() {
            int end = Math.min(MAX, text.length());
            boolean half = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
            return text.substring(0, half ? end - 1 : end);
        }
    }
}
