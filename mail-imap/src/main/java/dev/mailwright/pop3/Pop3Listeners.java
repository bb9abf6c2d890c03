package dev.mailwright.pop3;

import dev.mailwright.Ports;

/** The real ports of a running POP3 service. Thread-safe. Methods may be added; only this module implements it. */
public interface Pop3Listeners extends Ports {}
