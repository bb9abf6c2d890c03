package dev.mailwright.directory.file;

import dev.mailwright.Quota;
import dev.mailwright.observe.LogText;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code quota_rule=*:storage=1G:messages=1000}: a size with B, K, M, G or T behind it, kilobytes without; zero is no
 * limit. Rules for other folders than {@code *} are about folders, which have no quota of their own here.
 */
final class QuotaRule {

    private static final int MAX_DIGITS = 15;

    private QuotaRule() {}

    static Quota of(ExtraFields extra) {
        Optional<String> size = extra.value("quota_storage_size");
        if (size.isPresent()) {
            return new Quota(octets(size.get(), 1), Long.MAX_VALUE);
        }
        return extra.value("quota_rule").map(QuotaRule::parse).orElse(Quota.UNLIMITED);
    }

    private static Quota parse(String rule) {
        String[] parts = rule.split(":", -1);
        long octets = Long.MAX_VALUE;
        long messages = Long.MAX_VALUE;
        for (int i = 1; i < parts.length && parts[0].equals("*"); i++) {
            String part = parts[i];
            if (part.startsWith("storage=")) {
                octets = octets(part.substring("storage=".length()), 1024);
            } else if (part.startsWith("bytes=")) {
                octets = octets(part.substring("bytes=".length()), 1);
            } else if (part.startsWith("messages=")) {
                messages = limit(number(part.substring("messages=".length())));
            } else {
                throw new BadLineException(
                        "a quota_rule is *:storage=1G or *:messages=1000, not " + LogText.safe(rule));
            }
        }
        return new Quota(octets, messages);
    }

    private static long octets(String text, long withoutUnit) {
        int end = text.length() - 1;
        String units = "BKMGT";
        int unit = end < 0 ? -1 : units.indexOf(text.toUpperCase(Locale.ROOT).charAt(end));
        long factor = unit < 0 ? withoutUnit : 1L << 10 * unit;
        try {
            return limit(Math.multiplyExact(number(unit < 0 ? text : text.substring(0, end)), factor));
        } catch (ArithmeticException tooLarge) {
            throw new BadLineException("the quota " + LogText.safe(text) + " is larger than any disk");
        }
    }

    private static long limit(long number) {
        return number == 0 ? Long.MAX_VALUE : number;
    }

    private static long number(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw new BadLineException("a quota is a number with B, K, M, G or T behind it, not " + LogText.safe(text));
        }
        return Long.parseLong(text);
    }
}
