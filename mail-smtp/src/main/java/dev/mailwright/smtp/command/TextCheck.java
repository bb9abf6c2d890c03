package dev.mailwright.smtp.command;

import java.util.EnumSet;
import java.util.Set;

/** Looks at octets for {@link TextDefect}s, wherever they are cut. For one thread. */
public final class TextCheck {

    private final EnumSet<TextDefect> defects = EnumSet.noneOf(TextDefect.class);
    private boolean afterCr;

    /** The next octets. */
    public void look(byte[] octets, int length) {
        for (int i = 0; i < length; i++) {
            byte octet = octets[i];
            if (afterCr || octet >= 0 && octet <= '\r') {
                look(octet);
            }
        }
    }

    private void look(byte octet) {
        if (afterCr && octet != '\n') {
            defects.add(TextDefect.BARE_CR);
        }
        if (octet == '\n' && !afterCr) {
            defects.add(TextDefect.BARE_LF);
        }
        if (octet == 0) {
            defects.add(TextDefect.NUL);
        }
        afterCr = octet == '\r';
    }

    /** No more octets follow. */
    public void end() {
        if (afterCr) {
            defects.add(TextDefect.BARE_CR);
            afterCr = false;
        }
    }

    public Set<TextDefect> defects() {
        return Set.copyOf(defects);
    }
}
