package dev.mailwright.directory.password.bouncycastle;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, version 1.3. // rfc9106#3 */
public final class Argon2id {

    private Argon2id() {}

    /**
     * Hashes; takes all of the memory at once and the time of all passes.
     *
     * @param memory in KiB, at least 8 for each lane
     * @param length octets wanted, at least 4
     */
    public static byte[] hash(byte[] password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }
}
