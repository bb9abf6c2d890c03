package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.verb.UploadVerb.Upload;

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
        complete = last;
        if (last) {
            session.port().expectLines(session.limits().command());
        }
        upload.write(piece);
        return Turn.READ;
    }

    @Override
    public Turn line(String line) {
        if (!line.isEmpty()) {
            upload.close();
            DiscardInput discard = session.discard(tag, Completion.bad("Expected the end of the command"));
            return discard.line(line);
        }
        return new Turn.Block(() -> session.resume(upload::finish));
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
