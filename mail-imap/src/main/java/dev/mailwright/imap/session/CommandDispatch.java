package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.verb.Row;
import dev.mailwright.imap.verb.UploadVerb;
import dev.mailwright.imap.verb.VerbTable;
import dev.mailwright.imap.wire.LiteralMark;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the row of a command, lets it read its arguments, and begins it. */
record CommandDispatch(ImapSession session, VerbTable table) {

    /** A whole command. */
    Turn execute(byte[] command) {
        Tokens in = new Tokens(command, session.syntax());
        String tag = CommandInput.tagOf(command);
        try {
            Optional<Row<?, ?>> found = row(in);
            if (found.isEmpty()) {
                return session.reply(tag, Completions.UNKNOWN_COMMAND);
            }
            Row<?, ?> row = found.get();
            if (!row.allows(session.state())) {
                return session.reply(tag, Completions.WRONG_STATE);
            }
            if (!in.atEnd()) {
                in.space();
            }
            Row.Call call = row.prepare(in);
            Running exchange = session.begin(tag, row);
            Supplier<Turn> work = () -> session.resume(() -> call.run(session.state(), exchange));
            return row.blocks() ? new Turn.Block(work) : work.get();
        } catch (SyntaxException e) {
            return session.reply(tag, Completion.bad(e.text()));
        }
    }

    private Optional<Row<?, ?>> row(Tokens in) {
        in.tag();
        in.space();
        String name = in.keyword();
        if (name.equals("UID")) {
            in.space();
            name = "UID " + in.keyword();
        }
        return table.find(name).filter(row -> row.isOffered(session.services().without()));
    }

    /**
     * Begins an upload where the command so far is one before its message.
     *
     * @param head what stands before the brace of the literal
     * @return empty where the literal is an ordinary argument
     */
    Optional<Turn> upload(byte[] head, LiteralMark mark) {
        Tokens in = new Tokens(head, session.syntax());
        String tag = CommandInput.tagOf(head);
        try {
            Row<?, ?> row = row(in).filter(Row::isUpload)
                    .filter(upload -> upload.allows(session.state()))
                    .orElse(null);
            if (row == null || !in.take(' ') || in.atEnd()) {
                return Optional.empty();
            }
            Row.UploadCall call = row.prepareUpload(in);
            Running exchange = session.begin(tag, row);
            session.input(new AnnouncedInput(session, tag, mark));
            return Optional.of(new Turn.Block(() -> upload(call, exchange, mark)));
        } catch (SyntaxException e) {
            return Optional.of(session.refuse(tag, Completion.bad(e.text()), mark));
        }
    }

    private Turn upload(Row.UploadCall call, Running exchange, LiteralMark mark) {
        State state = session.state();
        Optional<Completion> refusal;
        try {
            refusal = call.refuses(state, exchange, mark.size());
        } catch (RuntimeException e) {
            refusal = Optional.of(Refusals.of(e));
        }
        if (refusal.isPresent()) {
            return session.refuse(exchange.tag(), refusal.get(), mark);
        }
        UploadVerb.Upload upload = call.begin(state, exchange, mark.size());
        session.input(new UploadInput(session, exchange.tag(), upload));
        if (mark.synchronizing()) {
            session.port().out().text("+ Ready for the message\r\n");
        }
        session.port().expectOctets(mark.size());
        return Turn.READ;
    }
}
