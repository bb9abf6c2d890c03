package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.examples.control.ControlCommand;
import dev.mailwright.examples.control.ControlOutput;
import dev.mailwright.message.Message;
import dev.mailwright.observe.LogText;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.Queue;
import dev.mailwright.queue.QueueAnswer;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueueFilter;
import dev.mailwright.queue.QueueId;
import dev.mailwright.queue.QueueItem;
import dev.mailwright.queue.QueuePage;
import dev.mailwright.queue.QueuedRecipient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code queue}: what waits in the queue of the running server, and what is to become of it. */
final class QueueControl implements ControlCommand {

    static final String NAME = "queue";

    private static final int USAGE = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(MailServer server, List<String> arguments, ControlOutput out) throws Exception {
        if (arguments.isEmpty()) {
            out.complaint("say what to do with the queue");
            return USAGE;
        }
        Queue queue = server.queue();
        List<String> rest = arguments.subList(1, arguments.size());
        try {
            return run(queue, arguments.get(0), rest, out);
        } catch (IllegalArgumentException e) {
            out.complaint(String.valueOf(e.getMessage()));
            return USAGE;
        }
    }

    private static int run(Queue queue, String what, List<String> rest, ControlOutput out) throws IOException {
        return switch (what) {
            case "list" -> list(queue, rest, out);
            case "show" -> show(queue, rest, out);
            case "content" -> content(queue, rest, out);
            case "flush" -> counted(queue.flush(), out);
            case "retry" ->
                rest.size() == 2 && rest.get(0).equals("domain")
                        ? counted(queue.retry(Domain.of(rest.get(1))), out)
                        : each(rest, queue::retry, out);
            case "hold" -> each(rest, queue::hold, out);
            case "release" -> each(rest, queue::release, out);
            case "delete" -> each(rest, queue::delete, out);
            case "bounce" -> each(rest, queue::bounce, out);
            case "reroute" -> reroute(queue, rest, out);
            default -> throw new IllegalArgumentException("the queue knows no " + LogText.safe(what));
        };
    }

    private static int list(Queue queue, List<String> words, ControlOutput out) {
        QueueFilter filter = QueueFilter.ALL;
        int max = 100;
        for (int i = 0; i + 1 < words.size(); i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "domain" -> filter = filter.domain(Domain.of(value));
                case "sender" -> filter = filter.sender(EmailAddress.of(value));
                case "recipient" -> filter = filter.recipient(EmailAddress.of(value));
                case "state" -> filter = filter.state(QueueItem.State.valueOf(value.toUpperCase(Locale.ROOT)));
                case "message" -> filter = filter.message(value);
                case "after" -> filter = filter.after(QueueId.parse(value));
                case "max" -> max = Integer.parseInt(value);
                default -> throw new IllegalArgumentException("a list knows no " + LogText.safe(words.get(i)));
            }
        }
        QueuePage page = queue.list(filter, max);
        page.items().forEach(item -> out.line(line(item)));
        out.line(page.items().size() + " of " + queue.size()
                + page.next().map(id -> ", go on with --after " + id).orElse(""));
        return 0;
    }

    private static String line(QueueItem item) {
        QueueEntry entry = item.entry();
        List<QueuedRecipient> waiting = entry.waiting();
        String to = waiting.isEmpty()
                ? ""
                : waiting.get(0).address() + (waiting.size() > 1 ? " +" + (waiting.size() - 1) : "");
        return item.id() + " " + item.state() + " " + entry.arrival() + " " + entry.size() + " "
                + LogText.safe(entry.sender().toString()) + " " + LogText.safe(to) + " next " + entry.nextAttempt()
                + " by " + item.hop();
    }

    private static int show(Queue queue, List<String> ids, ControlOutput out) {
        int code = 0;
        for (String id : ids) {
            Optional<QueueItem> found = queue.show(QueueId.parse(id));
            if (found.isEmpty()) {
                out.complaint(id + " is not there");
                code = 1;
            }
            found.ifPresent(item -> show(item, out));
        }
        return code;
    }

    private static void show(QueueItem item, ControlOutput out) {
        out.line(line(item));
        out.line("  message " + item.entry().message() + ", attempts "
                + item.entry().attempts());
        for (QueuedRecipient recipient : item.entry().recipients()) {
            out.line("  " + LogText.safe(recipient.address().toString()) + " " + recipient.state()
                    + recipient
                            .lastAnswer()
                            .map(reply -> " " + LogText.safe(reply.toString()))
                            .orElse("")
                    + (recipient.relay().isEmpty() ? "" : " by " + LogText.safe(recipient.relay())));
        }
    }

    private static int content(Queue queue, List<String> ids, ControlOutput out) throws IOException {
        for (String id : ids) {
            try (Message message = queue.content(QueueId.parse(id));
                    BufferedReader lines =
                            new BufferedReader(new InputStreamReader(message.open(), StandardCharsets.ISO_8859_1))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    out.line(LogText.safe(line));
                }
            }
        }
        return 0;
    }

    private static int counted(int number, ControlOutput out) {
        out.line(number + (number == 1 ? " entry is" : " entries are") + " tried now");
        return 0;
    }

    private static int each(List<String> ids, Function<QueueId, QueueAnswer> order, ControlOutput out) {
        int code = 0;
        for (String id : ids) {
            code = Math.max(code, answer(id, order.apply(QueueId.parse(id)), out));
        }
        return ids.isEmpty() ? USAGE : code;
    }

    private static int answer(String id, QueueAnswer answer, ControlOutput out) {
        switch (answer) {
            case DONE -> out.line(id + " done");
            case ABSENT -> out.complaint(id + " is not there");
            case IN_FLIGHT -> out.complaint(id + " is being delivered right now, nothing has happened");
        }
        return answer == QueueAnswer.DONE ? 0 : 1;
    }

    private static int reroute(Queue queue, List<String> words, ControlOutput out) {
        if (words.size() != 2) {
            throw new IllegalArgumentException("reroute takes an entry and where it is to go");
        }
        return answer(words.get(0), queue.reroute(QueueId.parse(words.get(0)), NextHop.parse(words.get(1))), out);
    }
}
