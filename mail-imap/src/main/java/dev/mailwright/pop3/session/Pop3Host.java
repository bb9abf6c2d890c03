package dev.mailwright.pop3.session;

import dev.mailwright.Time;
import dev.mailwright.pop3.verb.VerbTable;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.store.MailStore;

/**
 * What all sessions of a service share. Thread-safe.
 *
 * @param hostname our name in the greeting
 */
public record Pop3Host(
        String hostname, Pop3Limits limits, VerbTable verbs, Authenticator authenticator, MailStore store, Time time) {}
