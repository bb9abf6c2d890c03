package dev.mailwright;

import dev.mailwright.routing.Subaddressing;
import dev.mailwright.routing.TaggedMail;

/**
 * Settings for subaddresses such as {@code john+tag@example.com}. Confined to the builder.
 *
 * <ul>
 *   <li>delimiter {@code +}
 *   <li>tagged mail is treated like any other ({@link TaggedMail#NONE}) unless the account says otherwise
 *   <li>tags create folders until there are 100 below INBOX
 *   <li>a folder is named as the tag is written
 * </ul>
 */
public final class SubaddressingSettings {

    private Subaddressing value = Subaddressing.DEFAULT;

    SubaddressingSettings() {}

    /** The characters that begin a tag. */
    public SubaddressingSettings delimiter(char... characters) {
        return set(new String(characters), value.defaultMode(), value.maxFolders(), value.folderCase());
    }

    /** Addresses are taken as they are written. */
    public SubaddressingSettings off() {
        return set("", value.defaultMode(), value.maxFolders(), value.folderCase());
    }

    /** What is done for accounts that have not chosen. */
    public SubaddressingSettings defaultMode(TaggedMail mode) {
        return set(value.delimiters(), mode, value.maxFolders(), value.folderCase());
    }

    /** Most folders below INBOX before tags create no more; further mail goes to INBOX. */
    public SubaddressingSettings maxFolders(int folders) {
        return set(value.delimiters(), value.defaultMode(), folders, value.folderCase());
    }

    public SubaddressingSettings folderCase(Subaddressing.FolderCase folderCase) {
        return set(value.delimiters(), value.defaultMode(), value.maxFolders(), folderCase);
    }

    private SubaddressingSettings set(
            String delimiters, TaggedMail mode, int maxFolders, Subaddressing.FolderCase folderCase) {
        value = new Subaddressing(delimiters, mode, maxFolders, folderCase);
        return this;
    }

    Subaddressing value() {
        return value;
    }
}
