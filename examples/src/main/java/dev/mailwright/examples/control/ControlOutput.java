package dev.mailwright.examples.control;

/** Where a command writes, line by line. Whoever reads may be gone: then lines are dropped and the command goes on. */
public interface ControlOutput {

    /** To standard output. */
    void line(String text);

    /** To standard error. */
    void complaint(String text);
}
