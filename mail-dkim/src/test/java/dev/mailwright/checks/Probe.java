package dev.mailwright.checks;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.MessageProbe;
import dev.mailwright.check.Peer;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message that a stranger has brought to mx.test. */
record Probe(String address, boolean trusted, Message message) implements MessageProbe {

    @Override
    public Peer client() {
        Probe probe = this;
        return new Peer() {
            @Override
            public InetSocketAddress remote() {
                try {
                    return new InetSocketAddress(InetAddress.getByName(probe.address()), 1);
                } catch (UnknownHostException e) {
                    throw new IllegalArgumentException(e);
                }
            }

            @Override
            public String session() {
                return "s";
            }

            @Override
            public String protocol() {
                return "smtp";
            }

            @Override
            public boolean encrypted() {
                return false;
            }

            @Override
            public Optional<String> login() {
                return Optional.empty();
            }

            @Override
            public boolean trusted() {
                return probe.trusted();
            }
        };
    }

    @Override
    public String hostname() {
        return "mx.test";
    }

    @Override
    public Instant deadline() {
        return Instant.MAX;
    }

    @Override
    public List<Object> findings() {
        return List.of();
    }

    @Override
    public String helo() {
        return "client.example";
    }

    @Override
    public Envelope envelope() {
        return Envelope.from(ReversePath.of(EmailAddress.of("ann@example.com"))).to("bob@mx.test");
    }

    @Override
    public String id() {
        return "1";
    }
}
