package dev.mailwright.check;

/** What is known when a client has connected. Methods may be added; only the library implements it. */
public interface ConnectionProbe extends Probe {}
