package dev.mailwright.imap.net;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.session.Port;
import dev.mailwright.imap.session.Turn;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Framing;
import dev.mailwright.net.Link;
import dev.mailwright.sasl.SaslChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Supplier;

/** A connection as the session sees it. */
final class LinkPort implements Port {

    /** Octets a second, below which an upload is given up. */
    private static final int MINIMUM_RATE = 100;

    private final Link<Frame> link;
    private final ImapOutput out;

    LinkPort(Link<Frame> link) {
        this.link = link;
        this.out = new LinkOutput(link.out());
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
    public InetAddress client() {
        return link.endpoints().remote().getAddress();
    }

    @Override
    public boolean encrypted() {
        return link.tls().isPresent();
    }

    @Override
    public boolean loopback() {
        return link.endpoints().loopback();
    }

    @Override
    public boolean canStartTls() {
        return link.canStartTls();
    }

    @Override
    public boolean compressed() {
        return link.compressed();
    }

    @Override
    public ImapOutput out() {
        return out;
    }

    @Override
    public void expectLines(int max) {
        link.anyRate();
        link.framing(Framing.lines(max));
    }

    @Override
    public void expectOctets(long count) {
        link.minimumRate(MINIMUM_RATE);
        link.framing(Framing.counted(count));
    }

    @Override
    public void patience(Duration patience) {
        link.idleTimeout(patience);
    }

    @Override
    public void authenticated() {
        link.authenticated();
    }

    @Override
    public void post(Supplier<Turn> task) {
        link.post(() -> Steps.of(task.get()));
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
