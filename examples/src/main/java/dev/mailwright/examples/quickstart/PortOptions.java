package dev.mailwright.examples.quickstart;

import picocli.CommandLine.Option;

/** Where it listens; port 0 takes any free one. */
final class PortOptions {

    @Option(names = "--smtp-port", paramLabel = "PORT", defaultValue = "2525", description = "SMTP (${DEFAULT-VALUE}).")
    int smtp = 2525;

    @Option(
            names = "--submission-port",
            paramLabel = "PORT",
            defaultValue = "2587",
            description = "Submission with STARTTLS (${DEFAULT-VALUE}).")
    int submission = 2587;

    @Option(
            names = "--submissions-port",
            paramLabel = "PORT",
            defaultValue = "2465",
            description = "Submission with TLS first (${DEFAULT-VALUE}).")
    int submissions = 2465;

    @Option(
            names = "--imap-port",
            paramLabel = "PORT",
            defaultValue = "2143",
            description = "IMAP with STARTTLS (${DEFAULT-VALUE}).")
    int imap = 2143;

    @Option(
            names = "--imaps-port",
            paramLabel = "PORT",
            defaultValue = "2993",
            description = "IMAP with TLS first (${DEFAULT-VALUE}).")
    int imaps = 2993;

    @Option(
            names = "--pop3-port",
            paramLabel = "PORT",
            defaultValue = "2110",
            description = "POP3 with STARTTLS (${DEFAULT-VALUE}).")
    int pop3 = 2110;

    @Option(
            names = "--pop3s-port",
            paramLabel = "PORT",
            defaultValue = "2995",
            description = "POP3 with TLS first (${DEFAULT-VALUE}). Port 0 takes any free one; the real one is printed.")
    int pop3s = 2995;
}
