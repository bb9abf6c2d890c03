package dev.mailwright.pop3.session;

import dev.mailwright.Time;
import dev.mailwright.pop3.verb.VerbTable;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.store.MailStore;

/**
 * What all sessions of a service share. Thread-safe.
 *
 * @param hostname our name in the greeting
 * @param delay between two logins of one user
 */
public record Pop3Host(
        String hostname,
        Pop3Limits limits,
        LoginDelay delay,
        VerbTable verbs,
        Authenticator authenticator,
        MailStore store,
        Time time) {}
