package dev.mailwright.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts what an author would miscount: {@code #bytes} in a {@code C:} line becomes the size of the next block of {@code |}
 * lines, before any further {@code C:} line.
 */
final class BlockSizes {
    private static final String MARK = "#bytes";

    private BlockSizes() {}

    static List<SourceLine> fill(List<SourceLine> lines) {
        List<SourceLine> filled = new ArrayList<>(lines);
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            if (client(line) && line.text().contains(MARK)) {
                long size = size(lines, i + 1);
                if (size == 0) {
                    throw new TranscriptSyntaxException(line.where(), MARK + " has no block of | lines under it");
                }
                filled.set(i, new SourceLine(line.where(), line.text().replace(MARK, Long.toString(size))));
            }
        }
        return filled;
    }

    private static boolean client(SourceLine line) {
        return line.text().matches("C[1-9]?: .*");
    }

    private static long size(List<SourceLine> lines, int from) {
        int at = from;
        while (at < lines.size() && !lines.get(at).text().startsWith("|")) {
            if (client(lines.get(at))) {
                return 0;
            }
            at++;
        }
        long size = 0;
        for (; at < lines.size() && lines.get(at).text().startsWith("|"); at++) {
            size += TranscriptParser.blockLine(lines.get(at)).size();
        }
        return size;
    }
}
