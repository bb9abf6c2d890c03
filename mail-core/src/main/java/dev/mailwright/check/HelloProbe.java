package dev.mailwright.check;

/** What is known when the client has said its name. Methods may be added; only the library implements it. */
public interface HelloProbe extends Probe {

    /** What the client calls itself: 1 to 255 characters, none a control character, otherwise unchecked. */
    String helo();
}
