package dev.mailwright.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Values for property tests, repeatable by their seed. A property is tried with a fixed sequence of seeds; {@code -Dseed=n}
 * tries the one seed that a failure printed, {@code -Dseed=random} begins elsewhere each time. Confined to one thread.
 */
public final class SeededRandom {
    private static final long FIRST = 20_240_101;
    /** What breaks parsers: structure characters, line ends, NUL, bytes that are not UTF-8, astral and combining chars. */
    private static final String NASTY = "\0\r\n\t \"\\(){}[]<>@:;,.*%&+=?~'`-_$\u007f\u0080\u00fc\u0301\u2028\ufeff";

    private final SplittableRandom random;

    private SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static SeededRandom of(long seed) {
        return new SeededRandom(seed);
    }

    /** What must hold for whatever is drawn. */
    @FunctionalInterface
    public interface Property {
        void hold(SeededRandom random) throws Exception;
    }

    /** Tries the property so many times; throws {@link AssertionError} naming the seed when it fails. */
    public static void check(int times, Property property) {
        String asked = System.getProperty("seed", Long.toString(FIRST));
        boolean one = System.getProperty("seed") != null && !asked.equals("random");
        long first = asked.equals("random") ? new SplittableRandom().nextLong() : Long.parseLong(asked);
        for (long seed = first; seed < first + (one ? 1 : times); seed++) {
            try {
                property.hold(new SeededRandom(seed));
            } catch (Exception | AssertionError failed) {
                throw new AssertionError("fails with -Dseed=" + seed + ": " + failed.getMessage(), failed);
            }
        }
    }

    /** From {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return (int) random.nextLong(least, most + 1L);
    }

    /** From {@code least} to {@code most}, both included; {@code most} is less than the largest long. */
    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** True once in so many times. */
    public boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** One of these. */
    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of these. */
    public <T> T oneOf(List<? extends T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Up to {@code most} values, made one after the other. */
    public <T> List<T> list(int most, Function<? super SeededRandom, ? extends T> maker) {
        List<T> list = new ArrayList<>();
        for (int left = between(0, most); left > 0; left--) {
            list.add(maker.apply(this));
        }
        return list;
    }

    /** Up to {@code most} chars of this alphabet. */
    public String string(String alphabet, int most) {
        StringBuilder string = new StringBuilder();
        for (int left = between(0, most); left > 0; left--) {
            string.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return string.toString();
    }

    /** One to {@code most} lower-case letters and digits. */
    public String word(int most) {
        String alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
        return string("abcdefghijklmnopqrstuvwxyz", 0)
                + alphabet.charAt(random.nextInt(26))
                + string(alphabet, most - 1);
    }

    /** Up to {@code most} chars of the kinds that break parsers, well-formed UTF-16. */
    public String nasty(int most) {
        StringBuilder string = new StringBuilder();
        for (int left = between(0, most); left > 0; left--) {
            switch (random.nextInt(8)) {
                case 0 -> string.append((char) between(0, 127));
                case 1 -> string.appendCodePoint(between(0x10000, 0x1ffff));
                case 2, 3, 4 -> string.append((char) between('a', 'z'));
                default -> string.append(NASTY.charAt(random.nextInt(NASTY.length())));
            }
        }
        return string.toString();
    }

    /** Up to {@code most} bytes. */
    public byte[] bytes(int most) {
        byte[] bytes = new byte[between(0, most)];
        random.nextBytes(bytes);
        return bytes;
    }
}
