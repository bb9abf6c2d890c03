package dev.mailwright.examples;

import dev.mailwright.MailwrightException;
import dev.mailwright.StartException;
import dev.mailwright.examples.serve.FaultyFileException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a line what a person can mend; shows the stack of everything else. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof FaultyFileException
                || failure instanceof MailwrightException
                || failure instanceof IOException) {
            command.getErr().println(message(failure));
        } else {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Exception failure) {
        String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (failure instanceof IOException) {
            return failure.getClass().getSimpleName() + ": " + why;
        }
        return failure instanceof StartException ? "not started: " + why : why;
    }
}
