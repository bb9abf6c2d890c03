package dev.mailwright.check;

/** What is said where a check could not answer. */
final class CheckFailure {

    static final Reply REPLY = new Reply(451, "4.7.0", "Cannot check this now, try again later");

    private CheckFailure() {}
}
