package dev.mailwright;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be built; it names every problem, not only the first. */
public final class ConfigurationException extends MailwrightException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}
