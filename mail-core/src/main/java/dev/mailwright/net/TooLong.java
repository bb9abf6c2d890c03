package dev.mailwright.net;

/**
 * A line was longer than allowed and has been dropped.
 *
 * @param start its first octets, at most {@value LineFraming#KEPT}, as ISO 8859-1: enough to find the tag that the answer must carry
 * @param length how many octets were dropped, the line's ending included
 * @param endless the line had not ended when the bound was reached: answer and close
 */
public record TooLong(String start, long length, boolean endless) implements Frame {}
