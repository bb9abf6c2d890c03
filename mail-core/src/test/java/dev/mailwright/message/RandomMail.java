package dev.mailwright.message;

import java.util.Random;

/** Makes odd messages out of pieces that matter to the scanner. */
final class RandomMail {

    private static final String[] PIECES = {
        "\n",
        "\n",
        "x\n",
        "--a\n",
        "--a--\n",
        "--ab\n",
        "--ab--\n",
        "--",
        "-\n",
        " fold\n",
        "\r",
        "no end",
        "From: a@b, \"c\" <d@e>\n",
        "Subject: x\n",
        "To: g: h@i;\n",
        "broken line\n",
        "Content-Type: multipart/mixed; boundary=a\n",
        "Content-Type: multipart/digest; boundary=ab\n",
        "Content-Type: message/rfc822\n",
        "Content-Type: text/html; charset=x\n",
        "Content-Type: multipart/mixed\n",
    };

    private RandomMail() {}

    static String next(Random random) {
        StringBuilder mail = new StringBuilder();
        for (int n = random.nextInt(40); n > 0; n--) {
            mail.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return mail.toString();
    }
}
