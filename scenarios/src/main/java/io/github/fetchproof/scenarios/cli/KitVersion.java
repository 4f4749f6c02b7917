package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.verdict.Certification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the kit, as the build wrote it down. */
final class KitVersion implements IVersionProvider {

    static String value() {
        Properties properties = new Properties();
        try (InputStream in = KitVersion.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version", "unknown");
    }

    /** The kit and what it runs on, for reports. */
    static Certification.Kit kit() {
        return new Certification.Kit(
                value(),
                "Java " + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }

    @Override
    public String[] getVersion() {
        return new String[] {"fetchproof " + value()};
    }
}
