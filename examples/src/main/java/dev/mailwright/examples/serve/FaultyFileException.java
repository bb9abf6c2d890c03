package dev.mailwright.examples.serve;

import dev.mailwright.examples.serve.yaml.Findings;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration file with mistakes; its message has one a line. */
public final class FaultyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FaultyFileException(List<Findings.Finding> findings) {
        super(findings.stream().map(Findings.Finding::toString).collect(Collectors.joining("\n")));
    }
}
