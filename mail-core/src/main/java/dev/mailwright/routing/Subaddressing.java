package dev.mailwright.routing;

import dev.mailwright.directory.Setting;

/**
 * How subaddresses are read and what is done with their tags.
 *
 * @param delimiters the characters that begin a tag; empty switches subaddressing off
 * @param defaultMode for accounts without a {@link #TAGGED_MAIL} setting of their own
 * @param maxFolders most folders below INBOX before tags no longer create new ones
 * @param folderCase how a tag is written as a folder
 */
public record Subaddressing(String delimiters, TaggedMail defaultMode, int maxFolders, FolderCase folderCase) {

    /** An account's own choice; not set means the server's default mode. */
    public static final Setting<TaggedMail> TAGGED_MAIL =
            new Setting<>("subaddress.tagged-mail", TaggedMail.class, TaggedMail.NONE);

    /** {@code +}, no special treatment, at most 100 folders, tags as written. */
    public static final Subaddressing DEFAULT = new Subaddressing("+", TaggedMail.NONE, 100, FolderCase.AS_IS);

    /** How a tag is written as a folder name. */
    public enum FolderCase {
        AS_IS,
        LOWER,
        CAPITALIZE
    }
}
