/**
 * Aggregate reports of DMARC (rfc7489#7.2 and appendix C, and the format of its successor): what was seen of a domain's mail
 * in a day, gathered and written here, or written by others and read here. Pure; may use {@code dmarc}, {@code spf} and
 * {@code dkim}. Whatever others send becomes a report or a
 * {@link dev.mailwright.dmarc.report.ReportSyntaxException}, in bounded time and memory.
 */
@NullMarked
package dev.mailwright.dmarc.report;

import org.jspecify.annotations.NullMarked;
