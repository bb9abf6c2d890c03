package dev.mailwright.dmarc.report;

import java.time.Instant;

/**
 * Who reports, and of what time.
 *
 * @param organization that reports
 * @param email where it can be asked
 * @param id names the report, unique for the organization
 * @param begin of the time
 * @param end of the time
 */
public record ReportOrigin(String organization, String email, String id, Instant begin, Instant end) {}
