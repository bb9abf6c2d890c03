package dev.mailwright.store.maildir;

/** How the folders of a maildir lie on disk. */
public enum MaildirLayout {

    /** Maildir++: {@code .Work.Reports} beside {@code cur/}. What Dovecot and Courier write by default. */
    MAILDIR_PLUS_PLUS,

    /** Directories in directories, {@code Work/Reports}: Dovecot's {@code LAYOUT=fs}. */
    FS
}
