package dev.mailwright.delivery;

import dev.mailwright.check.Reply;

/** What a recipient gets told at RCPT. */
public interface RecipientAnswer {

    /** Mail for it will be taken. */
    static Accepted accepted() {
        return RecipientAnswers.ACCEPTED;
    }

    /**
     * It will not.
     *
     * @param reply a 4xx or 5xx
     */
    static Refused refused(Reply reply) {
        return new RecipientAnswers.RefusedRecord(reply);
    }

    /** Mail for it will be taken. */
    interface Accepted extends RecipientAnswer {}

    /** It will not. */
    interface Refused extends RecipientAnswer {

        /** A 4xx or 5xx. */
        Reply reply();
    }
}
