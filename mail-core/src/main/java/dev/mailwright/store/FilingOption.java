package dev.mailwright.store;

/** How a message is filed. */
public enum FilingOption {
    /** Creates the folder, and subscribes it, when it is not there; without it such a filing fails with GONE. */
    CREATE_FOLDER,
    /** Files into INBOX when the folder is not there and may not or cannot be created. */
    FALL_BACK_TO_INBOX,
    /** The message counts as recent: it was delivered, not appended. */
    RECENT,
    /** The caller is a worker with nothing else to do meanwhile: the store may file on its thread, and block it. */
    ON_CALLER
}
