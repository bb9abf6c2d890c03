package dev.mailwright.imap.verb;

import dev.mailwright.store.Folder;
import java.util.Optional;

/**
 * A line of LIST.
 *
 * @param name as text
 * @param folder empty where nothing is there, which only a subscription names
 * @param attributes as on the wire, without parentheses
 * @param childInfo something below it is subscribed
 */
record ListedMailbox(String name, Optional<Folder> folder, String attributes, boolean childInfo) {}
