package dev.mailwright.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.imap.command.SearchKey;
import dev.mailwright.store.Criteria;
import dev.mailwright.store.Flag;
import dev.mailwright.store.UidSet;
import dev.mailwright.testing.SeededRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random keys over random messages against an evaluator that is too simple to be wrong. */
class SearchOracleTest {

    private static final LocalDate DAY = LocalDate.of(2024, 2, 10);
    private static final String LETTERS = "abAB";

    private record Sample(long uid, Set<Flag> flags, int size, int arrived, int sent, String subject, String body) {}

    @Test
    void findsWhatTheOracleFinds() {
        SeededRandom.check(150, random -> {
            try (SearchBox box = new SearchBox()) {
                List<Sample> samples = new ArrayList<>();
                for (int n = random.between(0, 40); n > 0; n--) {
                    samples.add(sample(random, box));
                }
                for (int n = 0; n < 10; n++) {
                    SearchKey key = key(random, 4);
                    UidSet.Builder expected = new UidSet.Builder();
                    samples.stream().filter(s -> holds(key, s)).forEach(s -> expected.add(s.uid()));
                    assertThat(box.evaluator().search(key)).as(key.toString()).isEqualTo(expected.build());
                }
            }
        });
    }

    private static Sample sample(SeededRandom random, SearchBox box) {
        int arrived = random.between(-2, 2);
        int sent = random.between(-2, 2);
        String subject = random.string(LETTERS, 6);
        String body = random.string(LETTERS, 12);
        String mail = "Subject: =?utf-8?q?" + subject + "?=\r\nDate: "
                + DAY.plusDays(sent).getDayOfMonth() + " Feb 2024 23:00 -0800\r\n\r\n" + body + "\r\n";
        Set<Flag> flags = random.onceIn(2) ? Set.of(Flag.SEEN) : Set.of();
        Instant date = DAY.plusDays(arrived).atTime(23, 0).toInstant(ZoneOffset.UTC);
        return new Sample(box.file(mail, date, flags), flags, mail.length(), arrived, sent, subject, body);
    }

    private static SearchKey key(SeededRandom random, int depth) {
        int kind = random.between(depth == 0 ? 3 : 0, 9);
        Criteria.Order order = random.oneOf(Criteria.Order.values());
        return switch (kind) {
            case 0 -> new SearchKey.And(List.of(key(random, depth - 1), key(random, depth - 1)));
            case 1 -> new SearchKey.Or(key(random, depth - 1), key(random, depth - 1));
            case 2 -> new SearchKey.Not(key(random, depth - 1));
            case 3 -> new SearchKey.HasFlag(Flag.SEEN);
            case 4 -> new SearchKey.Larger(random.between(70, 90));
            case 5 -> new SearchKey.Internal(order, DAY.plusDays(random.between(-2, 2)));
            case 6 -> new SearchKey.Sent(order, DAY.plusDays(random.between(-2, 2)));
            case 7 -> new SearchKey.HeaderContains("SUBJECT", random.string(LETTERS, 3));
            case 8 -> new SearchKey.BodyContains(random.string(LETTERS, 4));
            default -> new SearchKey.TextContains(random.string(LETTERS, 4) + "b");
        };
    }

    private static boolean holds(SearchKey key, Sample s) {
        if (key instanceof SearchKey.And and) {
            return and.keys().stream().allMatch(k -> holds(k, s));
        } else if (key instanceof SearchKey.Or or) {
            return holds(or.left(), s) || holds(or.right(), s);
        } else if (key instanceof SearchKey.Not not) {
            return !holds(not.key(), s);
        } else if (key instanceof SearchKey.HasFlag flag) {
            return s.flags().contains(flag.flag());
        } else if (key instanceof SearchKey.Larger larger) {
            return s.size() > larger.octets();
        } else if (key instanceof SearchKey.Internal internal) {
            return compares(internal.order(), s.arrived(), internal.date());
        } else if (key instanceof SearchKey.Sent sent) {
            return compares(sent.order(), s.sent(), sent.date());
        } else if (key instanceof SearchKey.HeaderContains header) {
            return contains(s.subject(), header.text());
        } else if (key instanceof SearchKey.BodyContains body) {
            return contains(s.body(), body.text());
        }
        String text = ((SearchKey.TextContains) key).text();
        String sent = "Date: " + DAY.plusDays(s.sent()).getDayOfMonth() + " Feb 2024 23:00 -0800";
        return contains("Subject: " + s.subject(), text) || contains(sent, text) || contains(s.body(), text);
    }

    private static boolean compares(Criteria.Order order, int day, LocalDate with) {
        int compared = DAY.plusDays(day).compareTo(with);
        return order == Criteria.Order.ON ? compared == 0 : compared < 0 == (order == Criteria.Order.BEFORE);
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
