package dev.mailwright.smtp.session;

import dev.mailwright.check.Reply;
import dev.mailwright.message.BodyType;
import dev.mailwright.message.Message;
import dev.mailwright.smtp.command.DotStream;

/** Where a session stands. A state holds what is legal in it and gives it back in {@link #abandon}. */
public sealed interface State {

    /** Gives back what this state holds. May block where a message has begun. */
    default void abandon() {}

    /** Nobody has said EHLO yet. */
    record Connected() implements State {}

    /** A check has rejected the connection; there is nothing left but QUIT. // rfc5321#3.1 */
    record TurnedAway() implements State {}

    /** The client has said its name. */
    sealed interface Greeted extends State {
        Hello hello();
    }

    /** No transaction. */
    record Ready(Hello hello) implements Greeted {}

    /** MAIL was taken. */
    sealed interface InTransaction extends Greeted {
        MailTransaction mail();

        @Override
        default void abandon() {
            mail().close();
        }
    }

    /** No recipient was taken yet. */
    record HasSender(Hello hello, MailTransaction mail) implements InTransaction {}

    /** A message may follow. */
    record HasRecipients(Hello hello, MailTransaction mail) implements InTransaction {

        /** The first chunk of the message follows. */
        public ReceivingChunk chunk(SmtpHost host, long size, boolean last) {
            return new ReceivingChunk(
                    hello, mail, new Upload(host, mail.envelope().body() == BodyType.BINARY_MIME), size, last);
        }
    }

    /** Some chunks of the message were taken, the last one was not. // rfc3030#2 */
    record HasChunks(Hello hello, MailTransaction mail, Upload upload) implements Greeted {

        /** Another chunk follows. */
        public ReceivingChunk next(long size, boolean last) {
            return new ReceivingChunk(hello, mail, upload, size, last);
        }

        @Override
        public void abandon() {
            upload.close();
            mail.close();
        }
    }

    /** Between the lines of AUTH. */
    record Authenticating(Ready before, SaslDialogue sasl) implements State {}

    /** The text of DATA comes in. */
    record ReceivingText(Hello hello, MailTransaction mail, Upload upload, DotStream stream) implements State {
        @Override
        public void abandon() {
            upload.close();
            mail.close();
        }
    }

    /**
     * The octets of one BDAT come in.
     *
     * @param last the message ends with them
     */
    record ReceivingChunk(Hello hello, MailTransaction mail, Upload upload, long size, boolean last) implements State {
        @Override
        public void abandon() {
            upload.close();
            mail.close();
        }
    }

    /** The octets of a BDAT that was refused go by. */
    record Discarding(State after, Reply refusal) implements State {
        @Override
        public void abandon() {
            after.abandon();
        }
    }

    /** The message is being stored. */
    record Committing(Hello hello, MailTransaction mail, Message message) implements State {
        @Override
        public void abandon() {
            message.close();
            mail.close();
        }
    }
}
