package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.verb.UploadVerb.Upload;
import dev.mailwright.imap.wire.LiteralMark;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Hands the octets of a message to the verb that takes it. */
final class UploadInput implements Input {

    private final ImapSession session;
    private final String tag;
    private final Upload upload;
    private boolean complete;

    UploadInput(ImapSession session, String tag, Upload upload) {
        this.session = session;
        this.tag = tag;
        this.upload = upload;
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public Turn octets(byte[] piece, boolean last) {
        if (last) {
            session.port().expectLines(session.limits().command());
        }
        upload.write(piece);
        if (last) {
            upload.complete();
        }
        complete = last;
        return Turn.READ;
    }

    @Override
    public Turn line(String line) {
        if (line.equals(upload.tail())) {
            return new Turn.Block(() -> session.resume(upload::finish));
        }
        if (!line.startsWith(upload.tail())) {
            return give(Completion.bad("Expected the end of the command"), line);
        }
        String head = line.substring(upload.tail().length());
        return new Turn.Block(() -> more(head, line));
    }

    /** Another message, or another piece of one: looking at it may block. */
    private Turn more(String head, String line) {
        Optional<LiteralMark> mark = LiteralMark.atEndOf(head);
        if (mark.isPresent()) {
            return another(head.substring(0, mark.get().start()), mark.get());
        }
        try {
            upload.rest(tokens(head));
        } catch (SyntaxException e) {
            return give(Completion.bad(e.text()), line);
        }
        return session.resume(upload::finish);
    }

    private Tokens tokens(String text) {
        return new Tokens(text.getBytes(StandardCharsets.ISO_8859_1), session.syntax());
    }

    // rfc3502#6.3.11
    // rfc4469#3
    private Turn another(String head, LiteralMark mark) {
        if (!session.takes(mark)) {
            upload.close();
            return session.refuse(tag, Completions.LITERAL_UNASKED, mark);
        }
        Optional<Completion> refusal;
        try {
            refusal = upload.another(tokens(head), mark.size());
        } catch (SyntaxException e) {
            refusal = Optional.of(Completion.bad(e.text()));
        }
        if (refusal.isPresent()) {
            upload.close();
            return session.refuse(tag, refusal.get(), mark);
        }
        complete = false;
        if (mark.synchronizing()) {
            session.port().out().text("+ Ready for the message\r\n");
        }
        session.port().expectOctets(mark.size());
        return Turn.READ;
    }

    private Turn give(Completion completion, String line) {
        upload.close();
        return session.discard(tag, completion).line(line);
    }

    @Override
    public Turn fail(Completion completion) {
        upload.close();
        if (complete) {
            return session.reply(tag, completion);
        }
        session.discard(tag, completion);
        return Turn.READ;
    }

    @Override
    public void close() {
        upload.close();
    }
}
