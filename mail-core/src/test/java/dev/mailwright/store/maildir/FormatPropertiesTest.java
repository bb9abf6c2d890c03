package dev.mailwright.store.maildir;

import dev.mailwright.testing.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The properties of the formats, tried with seeded changes of good files; {@code -Pfuzz} tries them with a fuzzer. */
class FormatPropertiesTest {

    private static final int TIMES = 3_000;

    private static final List<String> UID_LISTS = List.of("""
        3 V1275660208 N25022 G3085f01b7f11094c501100008c4a11c1
        25006 :1276528487.M364837P9451.kurkku,S=1355,W=1394
        25017 W2481 :1276533073.M242911P3632.kurkku:2,F
        """, """
        1 1275660208 25022
        25006 1276528487.M364837P9451.kurkku
        """, "3 V1 N1\n");
    private static final List<String> NAMES = List.of(
            "1276528487.M364837P9451.host,S=1355,W=1394:2,FSab", "a:2,S,x", "a:1,S", ":2,", ",S=99999999999999999999");
    private static final List<String> KEYWORDS = List.of("0 $Forwarded\n1 NonJunk\n25 last\n", "0 a\n0 b\n", "26 x\n");
    private static final List<String> SUBSCRIPTIONS =
            List.of("V\t2\n\nArchive\nWork\tDeep\n", "Archive\nWork.Deep\n&AOQ-\n", "V\t2\n\n\u0001tx\nINBOX\n");
    private static final List<String> FOLDERS =
            List.of(".Work.Deep", ".&AOQ-&-b.\\5c", ".~tmp", ".INBOX", "&ZeVnLIqe-");

    private interface Property {
        void hold(String changed, SeededRandom random);
    }

    private static void check(List<String> good, Property property) {
        SeededRandom.check(TIMES, random -> {
            byte[] octets = random.oneOf(good.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8);
            property.hold(new String(changed(octets, random), StandardCharsets.UTF_8), random);
        });
    }

    /** Bits flipped, a part cut, doubled or replaced. */
    static byte[] changed(byte[] good, SeededRandom random) {
        StringBuilder text = new StringBuilder(new String(good, StandardCharsets.ISO_8859_1));
        for (int i = random.between(1, 4); i > 0 && text.length() > 0; i--) {
            int at = random.between(0, text.length() - 1);
            int end = Math.min(text.length(), at + random.between(0, 12));
            switch (random.between(0, 4)) {
                case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.between(0, 7))));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(at, end));
                case 3 -> text.setLength(at);
                default -> text.setCharAt(at, random.oneOf('\n', '\0', ' ', ':', ',', '\t', '\u0001', '9', '\u00ff'));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void fileNames() {
        check(NAMES, (name, random) -> FormatProperties.fileName(name));
    }

    @Test
    void uidLists() {
        check(UID_LISTS, (file, random) -> FormatProperties.uidList(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void keywords() {
        check(KEYWORDS, (file, random) -> FormatProperties.keywords(file, random.oneOf("abz", "DFRST", "Sabq", "")));
    }

    @Test
    void subscriptions() {
        check(SUBSCRIPTIONS, (file, random) -> FormatProperties.subscriptions(file));
    }

    @Test
    void folderNames() {
        check(FOLDERS, (file, random) -> {
            FormatProperties.folderName(file);
            FormatProperties.modifiedUtf7(file);
        });
    }
}
