package dev.mailwright.delivery;

import dev.mailwright.check.Reply;

/** What the factories of {@link RecipientAnswer} make. */
final class RecipientAnswers {

    static final RecipientAnswer.Accepted ACCEPTED = new AcceptedRecord();

    private RecipientAnswers() {}

    private record AcceptedRecord() implements RecipientAnswer.Accepted {}

    record RefusedRecord(Reply reply) implements RecipientAnswer.Refused {}
}
