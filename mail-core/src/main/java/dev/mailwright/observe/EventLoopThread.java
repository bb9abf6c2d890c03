package dev.mailwright.observe;

/** Marks a {@link Thread} that serves many connections and therefore must never block. */
public interface EventLoopThread {}
