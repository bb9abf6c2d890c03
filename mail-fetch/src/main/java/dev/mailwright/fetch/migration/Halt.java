package dev.mailwright.fetch.migration;

/** Nothing more can be copied, by a fault on this side. */
final class Halt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Halt(String why) {
        super(why);
    }
}
