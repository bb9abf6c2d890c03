package dev.mailwright.imap.session;

import dev.mailwright.directory.Account;
import dev.mailwright.store.Folders;
import dev.mailwright.store.Namespace;

/** Who is logged in, and the folders of that account. */
public record Login(Account account, Folders folders, Namespace namespace) {}
