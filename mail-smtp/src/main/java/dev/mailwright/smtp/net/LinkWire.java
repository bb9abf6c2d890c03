package dev.mailwright.smtp.net;

import dev.mailwright.net.Frame;
import dev.mailwright.net.Framing;
import dev.mailwright.net.Link;
import dev.mailwright.sasl.SaslChannel;
import dev.mailwright.smtp.command.DotStream;
import dev.mailwright.smtp.session.Wire;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A session's {@link Wire} over a connection. */
final class LinkWire implements Wire {

    /** Octets a second below which an upload is given up. */
    private static final int LEAST_RATE = 100;

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
    public Optional<String> cipher() {
        return link.tls().map(SSLSession::getCipherSuite);
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
    public void expectLines(int longest) {
        link.anyRate();
        link.framing(Framing.lines(longest));
    }

    @Override
    public void expectText(DotStream stream) {
        link.minimumRate(LEAST_RATE);
        link.framing(new DotFraming(stream));
    }

    @Override
    public void expectOctets(long count) {
        link.minimumRate(LEAST_RATE);
        link.framing(Framing.counted(count));
    }

    @Override
    public boolean hasInput() {
        return link.hasInput();
    }

    @Override
    public void offence() {
        link.offence();
    }

    @Override
    public void known() {
        link.authenticated();
    }

    @Override
    public void user(String login) {
        link.user(login);
    }
}
