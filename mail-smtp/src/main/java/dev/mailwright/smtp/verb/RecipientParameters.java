package dev.mailwright.smtp.verb;

import dev.mailwright.check.Reply;
import dev.mailwright.message.Notify;
import dev.mailwright.message.OriginalRecipient;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.smtp.command.OriginalAddress;
import dev.mailwright.smtp.command.Parameter;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.reply.Replies;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parameters that RCPT takes: NOTIFY and ORCPT. // rfc3461#4.1 rfc3461#4.2 */
final class RecipientParameters {

    /** How many octets they add to a line. // rfc3461#5.4 */
    static final int OCTETS = 530;

    private RecipientOptions options = RecipientOptions.NONE;

    private RecipientParameters() {}

    /** What they ask for; a refusal where one is not known. */
    static Optional<Reply> unknown(List<Parameter> parameters) {
        boolean known = parameters.stream()
                .map(Parameter::keyword)
                .allMatch(word -> word.equals("NOTIFY") || word.equals("ORCPT"));
        return known ? Optional.empty() : Optional.of(Replies.UNKNOWN_PARAMETER);
    }

    static RecipientOptions of(List<Parameter> parameters) {
        RecipientParameters read = new RecipientParameters();
        parameters.forEach(read::take);
        return read.options;
    }

    private void take(Parameter parameter) {
        if (parameter.keyword().equals("NOTIFY")) {
            options = options.withNotify(notifications(parameter.requireValue()));
        } else {
            OriginalRecipient original = OriginalAddress.parse(parameter.requireValue());
            options = options.withOriginalRecipient(original);
        }
    }

    private static Notify[] notifications(String value) {
        List<String> words = Arrays.asList(value.toUpperCase(Locale.ROOT).split(",", 5));
        boolean never = words.contains("NEVER");
        if (never && words.size() > 1 || words.stream().distinct().count() < words.size()) {
            throw malformed();
        }
        return words.stream().map(RecipientParameters::notification).toArray(Notify[]::new);
    }

    private static Notify notification(String word) {
        return Arrays.stream(Notify.values())
                .filter(notify -> notify.name().equals(word))
                .findFirst()
                .orElseThrow(RecipientParameters::malformed);
    }

    private static SyntaxException malformed() {
        return new SyntaxException(
                SyntaxException.Kind.ARGUMENT, "NOTIFY is NEVER, or some of SUCCESS, FAILURE and DELAY");
    }
}
