package dev.mailwright.pop3.net;

import dev.mailwright.net.Frame;
import dev.mailwright.net.Framing;
import dev.mailwright.net.Link;
import dev.mailwright.net.Outlet;
import dev.mailwright.pop3.session.Wire;
import dev.mailwright.sasl.SaslChannel;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A session's {@link Wire} over a connection. */
final class LinkWire implements Wire {

    private final Link<Frame> link;

    LinkWire(Link<Frame> link) {
        this.link = link;
    }

    @Override
    public String id() {
        return link.id();
    }

    @Override
    public SaslChannel security() {
        return link.tls().map(SaslChannel::of).orElse(SaslChannel.NONE);
    }

    @Override
    public InetSocketAddress client() {
        return link.endpoints().remote();
    }

    @Override
    public boolean encrypted() {
        return link.tls().isPresent();
    }

    @Override
    public boolean canEncrypt() {
        return link.canStartTls();
    }

    @Override
    public void say(String text) {
        link.out().text(text);
    }

    @Override
    public void octets(byte[] from, int offset, int length) {
        Outlet out = link.out();
        out.appender().writeBytes(from, offset, length);
    }

    @Override
    public void expectLines(int longest) {
        link.framing(Framing.lines(longest));
    }

    @Override
    public void known(Duration patience) {
        link.authenticated();
        link.idleTimeout(patience);
    }

    @Override
    public void offence() {
        link.offence();
    }

    @Override
    public void user(String login) {
        link.user(login);
    }
}
