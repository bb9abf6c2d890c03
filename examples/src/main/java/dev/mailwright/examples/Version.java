package dev.mailwright.examples;

import picocli.CommandLine.IVersionProvider;

/** What the jar says about itself. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"Mailwright " + (version == null ? "(development)" : version)};
    }
}
