package dev.mailwright.net;

/** What a strand is busy with. Confined to the strand. */
interface Activity {

    /** Does one bit of it. */
    Progress advance(boolean onLoop);

    /** Whether everything said must be on its way before it begins. */
    default boolean afterSending() {
        return false;
    }

    /** Whether it must come to its end although the connection has gone. */
    default boolean outlivesConnection() {
        return false;
    }

    /** Whether a worker may be refused to it; if so {@link #refused} follows. */
    default boolean refusable() {
        return false;
    }

    /** No worker was free. */
    default void refused() {}

    /** The connection is over: give back what is held. */
    default void abandon() {}
}
