package dev.mailwright.directory.password;

import dev.mailwright.directory.ScramHash;
import java.util.HashMap;
import java.util.Map;

/** All schemes by their names in upper case. */
final class Schemes {

    static final String ARGON2ID = "ARGON2ID";

    private final Map<String, Scheme> byName = new HashMap<>();
    private final Argon2Scheme argon2 = new Argon2Scheme();

    Schemes() {
        BcryptScheme bcrypt = new BcryptScheme();
        ShaCryptScheme sha256 = new ShaCryptScheme(ShaCrypt.SHA_256);
        ShaCryptScheme sha512 = new ShaCryptScheme(ShaCrypt.SHA_512);
        byName.put(ARGON2ID, argon2);
        byName.put(Pbkdf2Hasher.SCHEME, Pbkdf2Scheme::sha256);
        byName.put("PBKDF2", Pbkdf2Scheme::sha1);
        byName.put("BLF-CRYPT", bcrypt);
        byName.put("SHA256-CRYPT", sha256);
        byName.put("SHA512-CRYPT", sha512);
        byName.put("CRYPT", crypt(bcrypt, sha256, sha512));
        byName.put("SCRAM-SHA-1", new ScramScheme(ScramHash.SHA_1));
        byName.put("SCRAM-SHA-256", new ScramScheme(ScramHash.SHA_256));
        addDigests();
        for (String plain : new String[] {"PLAIN", "CLEARTEXT", "CLEAR"}) {
            byName.put(plain, new PlainScheme());
        }
    }

    private void addDigests() {
        for (String sha1 : new String[] {"SHA", "SHA1"}) {
            byName.put(sha1, DigestScheme.bare("SHA-1", 20));
        }
        byName.put("SHA256", DigestScheme.bare("SHA-256", 32));
        byName.put("SHA512", DigestScheme.bare("SHA-512", 64));
        byName.put("SSHA", DigestScheme.salted("SHA-1", 20));
        byName.put("SSHA256", DigestScheme.salted("SHA-256", 32));
        byName.put("SSHA512", DigestScheme.salted("SHA-512", 64));
    }

    private CryptScheme crypt(BcryptScheme bcrypt, ShaCryptScheme sha256, ShaCryptScheme sha512) {
        Map<String, Scheme> kinds = new HashMap<>();
        BcryptScheme.VARIANTS.forEach(variant -> kinds.put(variant, bcrypt));
        kinds.put(ShaCrypt.SHA_256.id(), sha256);
        kinds.put(ShaCrypt.SHA_512.id(), sha512);
        kinds.put("argon2id", argon2);
        return new CryptScheme(kinds);
    }

    Map<String, Scheme> byName() {
        return byName;
    }

    Argon2Scheme argon2() {
        return argon2;
    }
}
