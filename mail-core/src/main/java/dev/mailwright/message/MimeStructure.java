package dev.mailwright.message;

/**
 * What the scanner found in a message.
 *
 * @param root the message itself as a part
 * @param size octets of the whole message
 * @param lines line ends of the whole message
 */
public record MimeStructure(MimePart root, long size, long lines) {}
