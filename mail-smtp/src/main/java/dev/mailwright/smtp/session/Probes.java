package dev.mailwright.smtp.session;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.ConnectionProbe;
import dev.mailwright.check.Hearing;
import dev.mailwright.check.HelloProbe;
import dev.mailwright.check.MessageProbe;
import dev.mailwright.check.Peer;
import dev.mailwright.check.Probe;
import dev.mailwright.check.RecipientProbe;
import dev.mailwright.check.SenderProbe;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import java.time.Instant;
import java.util.List;

/** What checks are shown, stage by stage. Immutable. */
final class Probes {

    private Probes() {}

    /** What is the same for all checks of a stage. */
    record Scene(Peer client, String hostname) {

        static Scene of(SmtpSession session) {
            return new Scene(Client.of(session), session.host().hostname());
        }
    }

    private static class At implements Probe {
        private final Scene scene;
        private final Hearing hearing;

        At(Scene scene, Hearing hearing) {
            this.scene = scene;
            this.hearing = hearing;
        }

        @Override
        public Peer client() {
            return scene.client();
        }

        @Override
        public String hostname() {
            return scene.hostname();
        }

        @Override
        public Instant deadline() {
            return hearing.deadline();
        }

        @Override
        public List<Object> findings() {
            return hearing.findings();
        }
    }

    static final class AtConnection extends At implements ConnectionProbe {
        AtConnection(Scene scene, Hearing hearing) {
            super(scene, hearing);
        }
    }

    static class AtHello extends At implements HelloProbe {
        private final String helo;

        AtHello(Scene scene, Hearing hearing, String helo) {
            super(scene, hearing);
            this.helo = helo;
        }

        @Override
        public String helo() {
            return helo;
        }
    }

    static class AtSender extends AtHello implements SenderProbe {
        private final Envelope envelope;

        AtSender(Scene scene, Hearing hearing, Hello hello, Envelope envelope) {
            super(scene, hearing, hello.name());
            this.envelope = envelope;
        }

        @Override
        public Envelope envelope() {
            return envelope;
        }
    }

    static final class AtRecipient extends AtSender implements RecipientProbe {
        private final EmailAddress recipient;

        AtRecipient(Scene scene, Hearing hearing, Hello hello, Envelope envelope, EmailAddress recipient) {
            super(scene, hearing, hello, envelope);
            this.recipient = recipient;
        }

        @Override
        public EmailAddress recipient() {
            return recipient;
        }
    }

    static final class AtMessage extends AtSender implements MessageProbe {
        private final String id;
        private final Message message;

        AtMessage(Scene scene, Hearing hearing, Hello hello, Envelope envelope, String id, Message message) {
            super(scene, hearing, hello, envelope);
            this.id = id;
            this.message = message;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Message message() {
            return message;
        }
    }
}
