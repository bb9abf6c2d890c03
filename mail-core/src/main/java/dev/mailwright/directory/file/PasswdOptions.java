package dev.mailwright.directory.file;

import dev.mailwright.address.Domain;
import dev.mailwright.directory.password.PasswordHasher;
import java.util.Optional;

/** How a passwd-file is read. */
record PasswdOptions(Optional<Domain> defaultDomain, String defaultScheme, PasswordHasher hasher) {}
