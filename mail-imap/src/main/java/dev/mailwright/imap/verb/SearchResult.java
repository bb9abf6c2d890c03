package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.SearchReturn;
import dev.mailwright.imap.command.SearchReturn.Option;
import dev.mailwright.imap.response.Encoding;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.stream.LongStream;

/**
 * What is told of the messages found.
 *
 * @param modSeqs the highest MODSEQ of what is told is told too
 */
record SearchResult(
        String tag, boolean byUid, SearchReturn wanted, boolean modSeqs, SelectedMailbox selected, boolean extended) {

    LazyResponse of(UidSet uids) {
        UidSet found = uids.intersect(selected.uids());
        if (wanted.wants(Option.SAVE)) {
            selected.save(saved(found));
        }
        return extended || wanted.extended() ? extended(found) : plain(found);
    }

    /** @param uids in the order of the answer */
    // rfc5267#3.1
    LazyResponse sorted(long[] uids) {
        UidSet found = UidSet.of(uids);
        if (wanted.wants(Option.SAVE)) {
            selected.save(found);
        }
        long[] told = byUid ? uids : LongStream.of(uids).map(selected::number).toArray();
        if (!wanted.extended()) {
            String end = modSeqs && told.length > 0 ? " (MODSEQ " + highest(found) + ")" : "";
            return new NumberList("SORT", LongStream.of(told).iterator(), end);
        }
        StringBuilder line = begun();
        if (told.length > 0) {
            line.append(wanted.wants(Option.MIN) ? " MIN " + told[0] : "");
            line.append(wanted.wants(Option.MAX) ? " MAX " + told[told.length - 1] : "");
            line.append(wanted.wants(Option.ALL) ? " ALL " + inOrder(told, 0, told.length) : "");
        }
        line.append(wanted.wants(Option.COUNT) ? " COUNT " + told.length : "");
        wanted.window().ifPresent(window -> {
            int from = (int) Math.min(told.length, window.from(told.length));
            int to = (int) window.to(told.length);
            line.append(" PARTIAL (" + window + " " + (from < to ? inOrder(told, from, to) : "NIL") + ")");
        });
        if (modSeqs && told.length > 0) {
            line.append(" MODSEQ ").append(highest(found));
        }
        return new WholeLine(line.toString());
    }

    /** Neighbours that ascend are a range. */
    private static String inOrder(long[] numbers, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; ) {
            int last = i;
            while (last + 1 < to && numbers[last + 1] == numbers[last] + 1) {
                last++;
            }
            text.append(i == from ? "" : ",").append(numbers[i]);
            text.append(last > i ? ":" + numbers[last] : "");
            i = last + 1;
        }
        return text.toString();
    }

    private StringBuilder begun() {
        StringBuilder line = new StringBuilder("ESEARCH (TAG " + Encoding.string(tag) + ")");
        return line.append(byUid ? " UID" : "");
    }

    private LazyResponse plain(UidSet found) {
        String end = modSeqs && !found.isEmpty() ? " (MODSEQ " + highest(found) + ")" : "";
        return new NumberList("SEARCH", told(found).iterator(), end);
    }

    // rfc5182#2.4
    private UidSet saved(UidSet found) {
        boolean ends = (wanted.wants(Option.MIN) || wanted.wants(Option.MAX))
                && !wanted.wants(Option.ALL)
                && !wanted.wants(Option.COUNT)
                && wanted.window().isEmpty();
        return ends ? ends(found) : found;
    }

    /** The first where MIN is wanted, the last where MAX is. */
    private UidSet ends(UidSet found) {
        if (found.isEmpty()) {
            return found;
        }
        UidSet.Builder ends = new UidSet.Builder();
        if (wanted.wants(Option.MIN)) {
            ends.add(found.first(0));
        }
        if (wanted.wants(Option.MAX)) {
            ends.add(found.last(found.ranges() - 1));
        }
        return ends.build();
    }

    private UidSet told(UidSet found) {
        return byUid ? found : selected.numbersOf(found);
    }

    // rfc4731#3.1
    private LazyResponse extended(UidSet found) {
        UidSet told = told(found);
        StringBuilder line = begun();
        if (!told.isEmpty()) {
            line.append(wanted.wants(Option.MIN) ? " MIN " + told.first(0) : "");
            line.append(wanted.wants(Option.MAX) ? " MAX " + told.last(told.ranges() - 1) : "");
            line.append(wanted.wants(Option.ALL) ? " ALL " + told : "");
        }
        line.append(wanted.wants(Option.COUNT) ? " COUNT " + told.count() : "");
        wanted.window().ifPresent(window -> {
            UidSet part = window.of(told);
            line.append(" PARTIAL (" + window + " " + (part.isEmpty() ? "NIL" : part) + ")");
        });
        UidSet counted = saved(found);
        if (modSeqs && !counted.isEmpty()) {
            line.append(" MODSEQ ").append(highest(counted));
        }
        return new WholeLine(line.toString());
    }

    // rfc4731#3.2
    private long highest(UidSet uids) {
        View view = selected.mailbox().view();
        long[] highest = {0};
        uids.forEach(uid -> {
            int index = view.indexOf(uid);
            highest[0] = Math.max(highest[0], index < 0 ? 0 : view.modSeqAt(index));
        });
        return highest[0];
    }
}
