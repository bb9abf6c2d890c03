package dev.mailwright.imap.command;

import java.util.Optional;

/** One thing that FETCH asks of each message (RFC 3501 section 6.4.5). The macros are written out by the parser. */
public sealed interface FetchItem {

    /** Reading this sets {@code \Seen}. */
    default boolean setsSeen() {
        return false;
    }

    /** What has no argument. */
    enum Attribute implements FetchItem {
        FLAGS("FLAGS"),
        UID("UID"),
        INTERNALDATE("INTERNALDATE"),
        SIZE("RFC822.SIZE"),
        ENVELOPE("ENVELOPE"),
        /** BODYSTRUCTURE without its extension data, answered as {@code BODY}. */
        BODY("BODY"),
        BODYSTRUCTURE("BODYSTRUCTURE"),
        // rfc7162#3.1.4.2
        MODSEQ("MODSEQ"),
        // rfc8474#5.1
        EMAILID("EMAILID"),
        // rfc8474#5.2
        THREADID("THREADID"),
        // rfc8970#3.1
        PREVIEW("PREVIEW");

        private final String wireName;

        Attribute(String wireName) {
            this.wireName = wireName;
        }

        /** As in requests and responses. */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * {@code BODY[section]<partial>}.
     *
     * @param peek written BODY.PEEK, leaves {@code \Seen} alone; the response says BODY
     */
    record Body(Section section, Optional<Partial> partial, boolean peek) implements FetchItem {

        @Override
        public boolean setsSeen() {
            return !peek;
        }
    }

    /** The old names of the message, its header and its body; answered under the same names. */
    enum Rfc822 implements FetchItem {
        MESSAGE("RFC822", Section.WHOLE),
        HEADER("RFC822.HEADER", Section.HEADER),
        TEXT("RFC822.TEXT", Section.TEXT);

        private final String wireName;
        private final Section section;

        Rfc822(String wireName, Section section) {
            this.wireName = wireName;
            this.section = section;
        }

        public String wireName() {
            return wireName;
        }

        /** The section with the same octets. */
        public Section section() {
            return section;
        }

        @Override
        public boolean setsSeen() {
            return this != HEADER;
        }
    }

    /** {@code BINARY[part]<partial>}: a part without its transfer encoding; the response says BINARY. */
    // rfc3516#4.2
    record Binary(Section section, Optional<Partial> partial, boolean peek) implements FetchItem {

        @Override
        public boolean setsSeen() {
            return !peek;
        }
    }

    /** {@code BINARY.SIZE[part]}: octets of a part without its transfer encoding. */
    // rfc3516#4.2
    record BinarySize(Section section) implements FetchItem {}
}
