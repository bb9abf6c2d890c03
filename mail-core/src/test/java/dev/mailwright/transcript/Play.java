package dev.mailwright.transcript;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One performance of a transcript on one stage. Confined to one thread. */
final class Play {
    private final Stage stage;
    private final Conversation conversation;
    private final Captures captures = new Captures();
    private final Map<Integer, Client> clients = new TreeMap<>();
    private int speaking;

    Play(Stage stage, Conversation conversation) {
        this.stage = stage;
        this.conversation = conversation;
    }

    void perform(Step step) {
        if (!(step instanceof Step.Send send && send.connection() == speaking)) {
            flush();
        }
        step.play(this);
        speaking = step instanceof Step.Send send ? send.connection() : 0;
    }

    /** The connection with this number, opened at its first mention or after it ended. */
    Client client(int number) {
        return clients.computeIfAbsent(number, none -> new Client(number, stage, captures, conversation));
    }

    void forget(int number) {
        clients.remove(number);
    }

    void given(Text text, List<String> block) {
        Statement statement = statement(text, block);
        conversation.note("given " + statement);
        stage.world().given(statement);
    }

    void then(Text text, List<String> block) {
        Statement statement = statement(text, block);
        conversation.note("then " + statement);
        stage.world().then(statement);
    }

    void tick(Duration duration) {
        conversation.note("tick " + duration);
        stage.world().tick(duration);
    }

    void finish() {
        flush();
        clients.values().forEach(Client::finish);
    }

    private void flush() {
        clients.values().forEach(Client::flush);
    }

    private Statement statement(Text text, List<String> block) {
        return new Statement(Wire.decode(text.fill(captures)), block);
    }
}
