package dev.mailwright.directory;

/** Who made an alias. */
public enum Origin {
    /** The server itself: postmaster, abuse. */
    SYSTEM,
    /** An administrator or a user. */
    USER
}
