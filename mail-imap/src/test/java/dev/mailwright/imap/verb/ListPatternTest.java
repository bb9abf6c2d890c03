package dev.mailwright.imap.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListPatternTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            *,      INBOX,  true
            *,      a/b/c,  true
            %,      INBOX,  true
            %,      a/b,    false
            %/%,    a/b,    true
            %/%,    a/b/c,  false
            a/%,    a/b,    true
            a/%,    a/b/c,  false
            a/*,    a,      false
            a*,     a,      true
            *b,     a/b,    true
            *b,     a/c,    false
            %b*c,   ab/xc,  true
            %b*c,   a/b/xc, false
            a%c/d,  abc/d,  true
            *%,     a/b,    true
            *%*,    a/b/c,  true
            INBOX,  INBOX,  true
            INBOX,  INBOX2, false
            a.b,    axb,    false
            """)
    void matches(String pattern, String name, boolean expected) {
        assertThat(new ListPattern(pattern, '/').matches(name)).isEqualTo(expected);
    }

    @Test
    void agreesWithTheObviousWay() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 50_000; i++) {
            String pattern = text(random, "ab/*%");
            String name = text(random, "ab/");
            assertThat(new ListPattern(pattern, '/').matches(name))
                    .as("%s against %s", pattern, name)
                    .isEqualTo(obvious(pattern, name));
        }
    }

    private static String text(SplittableRandom random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(9); n > 0; n--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static boolean obvious(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        String rest = pattern.substring(1);
        char first = pattern.charAt(0);
        if (first != '*' && first != '%') {
            return !name.isEmpty() && name.charAt(0) == first && obvious(rest, name.substring(1));
        }
        boolean takesOne = !name.isEmpty() && (first == '*' || name.charAt(0) != '/');
        return obvious(rest, name) || (takesOne && obvious(pattern, name.substring(1)));
    }

    @Test
    void aHostilePatternEndsSoon() {
        String pattern = "*a%".repeat(2_000) + "b";
        assertThat(new ListPattern(pattern, '/').matches("a".repeat(4_000))).isFalse();
    }
}
