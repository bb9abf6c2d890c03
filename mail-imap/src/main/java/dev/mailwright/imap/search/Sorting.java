package dev.mailwright.imap.search;

import dev.mailwright.imap.command.SortCriterion;
import dev.mailwright.message.EncodedWords;
import dev.mailwright.message.EnvelopeAddress;
import dev.mailwright.store.Column;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Row;
import dev.mailwright.store.UidSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sorts messages. Confined to the session. */
// rfc5256#3
public final class Sorting {

    /** The values to compare, one for each criterion. */
    private record Keyed(long uid, List<Comparable<?>> values) {}

    private final List<SortCriterion> criteria;
    private final List<Keyed> messages = new ArrayList<>();

    public Sorting(List<SortCriterion> criteria) {
        this.criteria = criteria;
    }

    /** Reads what is compared. */
    public Ordering read(Mailbox mailbox, UidSet uids) {
        return Ordering.over(mailbox, uids, columns(), this::add);
    }

    private Set<Column> columns() {
        Set<Column> columns = EnumSet.noneOf(Column.class);
        for (SortCriterion criterion : criteria) {
            switch (criterion.field()) {
                case ARRIVAL -> columns.add(Column.INTERNAL_DATE);
                case SIZE -> columns.add(Column.SIZE);
                case DATE -> {
                    columns.add(Column.ENVELOPE);
                    columns.add(Column.INTERNAL_DATE);
                }
                default -> columns.add(Column.ENVELOPE);
            }
        }
        return columns;
    }

    private void add(Row row) {
        List<Comparable<?>> values = new ArrayList<>(criteria.size());
        criteria.forEach(criterion -> values.add(value(criterion, row)));
        messages.add(new Keyed(row.uid().value(), values));
    }

    private static Comparable<?> value(SortCriterion criterion, Row row) {
        return switch (criterion.field()) {
            case ARRIVAL -> row.internalDate();
            case SIZE -> row.size();
            case DATE -> SentTime.of(row);
            case SUBJECT ->
                row.envelope()
                        .subject()
                        .map(BaseSubject::of)
                        .map(BaseSubject::text)
                        .orElse("");
            case CC -> mailbox(row.envelope().cc());
            case FROM -> mailbox(row.envelope().from());
            case TO -> mailbox(row.envelope().to());
            case DISPLAYFROM -> display(row.envelope().from());
            case DISPLAYTO -> display(row.envelope().to());
        };
    }

    private static String mailbox(List<EnvelopeAddress> addresses) {
        return addresses.isEmpty()
                ? ""
                : addresses.get(0).mailbox().map(Folding::fold).orElse("");
    }

    // rfc5957#3
    private static String display(List<EnvelopeAddress> addresses) {
        if (addresses.isEmpty()) {
            return "";
        }
        EnvelopeAddress first = addresses.get(0);
        String name = first.name().map(EncodedWords::decode).orElse("");
        if (!name.isEmpty()) {
            return Folding.fold(name);
        }
        String host = first.host().map(text -> "@" + text).orElse("");
        return Folding.fold(first.mailbox().orElse("") + host);
    }

    /** UIDs of what was read, sorted. */
    public long[] sorted() {
        messages.sort(this::compare);
        return messages.stream().mapToLong(Keyed::uid).toArray();
    }

    private int compare(Keyed one, Keyed other) {
        for (int i = 0; i < criteria.size(); i++) {
            int order = compare(one.values().get(i), other.values().get(i));
            if (order != 0) {
                return criteria.get(i).reverse() ? -order : order;
            }
        }
        return Long.compare(one.uid(), other.uid());
    }

    /** Values of one criterion are of one type. */
    @SuppressWarnings("unchecked")
    private static <T extends Comparable<T>> int compare(Comparable<?> one, Comparable<?> other) {
        return Comparator.<T>naturalOrder().compare((T) one, (T) other);
    }
}
