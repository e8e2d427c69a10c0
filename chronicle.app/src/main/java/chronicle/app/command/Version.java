package chronicle.app.command;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the jar's version and the Java below. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "chronicle " + (version == null ? "(not packaged)" : version),
            "Java " + Runtime.version()
        };
    }
}
