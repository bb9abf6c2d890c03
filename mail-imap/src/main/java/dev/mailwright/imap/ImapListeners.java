package dev.mailwright.imap;

import dev.mailwright.Ports;

/** The real ports of a running IMAP service. Thread-safe. Methods may be added; only this module implements it. */
public interface ImapListeners extends Ports {}
