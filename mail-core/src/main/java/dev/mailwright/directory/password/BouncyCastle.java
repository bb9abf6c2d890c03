package dev.mailwright.directory.password;

/** Whether Bouncy Castle is on the class path. Found out when somebody first asks, not before. */
final class BouncyCastle {

    private static final boolean PRESENT = find();

    private BouncyCastle() {}

    static boolean isPresent() {
        return PRESENT;
    }

    private static boolean find() {
        try {
            Class.forName(
                    "org.bouncycastle.crypto.generators.Argon2BytesGenerator",
                    false,
                    BouncyCastle.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
