package dev.mailwright.smtp;

import dev.mailwright.Ports;

/** The real ports of a running SMTP service. Thread-safe. Methods may be added; only this module implements it. */
public interface SmtpListeners extends Ports {}
