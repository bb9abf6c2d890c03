package dev.mailwright.directory.memory;

import dev.mailwright.directory.Directory;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.password.PasswordHasher;
import dev.mailwright.directory.password.PasswordHashes;
import dev.mailwright.testing.directory.DirectoryContract;
import java.security.SecureRandom;

class MemoryDirectoryContractTest extends DirectoryContract {

    @Override
    protected Directory directory() {
        SecureRandom random = new SecureRandom();
        PasswordHasher hasher = PasswordHashes.standard(random);
        return new Accounts()
                .account("john@example.com", Password.of(PASSWORD))
                .account(
                        "mary@example.com",
                        Password.hashed("{SSHA256}xM3r3QNoQQOYnrO10JHxRdo5eEutuK77os/KhV8lYtj4muv4"))
                .account("zoe@example.org", Password.of("z"))
                .alias("info@example.com", "john", "mary@elsewhere.example")
                .catchAll("example.org", "zoe")
                .build(hasher, random);
    }
}
