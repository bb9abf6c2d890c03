package dev.mailwright.dmarc.report;

import dev.mailwright.MailwrightException;

/** What was read is no aggregate report. The message is in our words. */
public final class ReportSyntaxException extends MailwrightException {

    private static final long serialVersionUID = 1;

    ReportSyntaxException(String why) {
        super(why);
    }
}
