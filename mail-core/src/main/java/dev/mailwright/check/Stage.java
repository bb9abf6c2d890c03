package dev.mailwright.check;

import java.util.List;

/**
 * A moment at which a mail is judged, in the order in which they come. The same check may be asked at several stages.
 *
 * @param name in lower case
 * @param probe what a check of this stage is shown
 */
public record Stage<P extends Probe>(String name, Class<P> probe) {

    /** A client has connected and waits for the greeting. A rejection is a 554 greeting, a deferral a 421. // rfc5321#3.1 */
    public static final Stage<ConnectionProbe> CONNECTION = new Stage<>("connection", ConnectionProbe.class);

    /** The client has said its name, with EHLO, HELO or LHLO, perhaps again. */
    public static final Stage<HelloProbe> HELO = new Stage<>("helo", HelloProbe.class);

    /** MAIL is well-formed. */
    public static final Stage<SenderProbe> SENDER = new Stage<>("sender", SenderProbe.class);

    /** The recipient is one that is served here; nobody is asked about others. */
    public static final Stage<RecipientProbe> RECIPIENT = new Stage<>("recipient", RecipientProbe.class);

    /** The whole message has come and nothing is stored yet. */
    public static final Stage<MessageProbe> MESSAGE = new Stage<>("message", MessageProbe.class);

    /** All of them, in order. */
    public static List<Stage<?>> all() {
        return List.of(CONNECTION, HELO, SENDER, RECIPIENT, MESSAGE);
    }

    @Override
    public String toString() {
        return name;
    }
}
