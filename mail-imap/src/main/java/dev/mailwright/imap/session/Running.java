package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Dialect;
import dev.mailwright.imap.response.Extension;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.imap.verb.Row;
import dev.mailwright.sasl.LoginContext;
import java.util.List;

/** The command that is being done. */
record Running(String tag, Row<?, ?> row, ImapSession session) implements Exchange {

    @Override
    public ImapServices services() {
        return session.services();
    }

    @Override
    public Port port() {
        return session.port();
    }

    @Override
    public Untagged untagged() {
        return session.untagged();
    }

    @Override
    public LoginContext loginContext() {
        return session.loginContext();
    }

    @Override
    public List<String> capabilities() {
        return session.capabilities();
    }

    @Override
    public void become(State state) {
        session.become(state);
    }

    @Override
    public Dialect dialect() {
        return session.dialect();
    }

    @Override
    public void enable(Extension extension) {
        session.enable(extension);
    }
}
