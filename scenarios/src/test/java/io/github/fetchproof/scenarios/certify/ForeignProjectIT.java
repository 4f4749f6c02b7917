package io.github.fetchproof.scenarios.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ForeignProjectIT {
    private final ForeignProject project;

    ForeignProjectIT(@TempDir Path temporary) throws IOException {
        project = ForeignProject.compile(temporary);
    }

    @Test
    void noClassOfTheKitsLibrariesIsOnItsClassPath() throws IOException {
        try (URLClassLoader foreign = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            List<String> strangers = new ArrayList<>();
            List<String> nested = nestedClasses();
            for (String each : nested) {
                URL found = foreign.getResource(each);
                if (found != null
                        && found.toString().contains(ForeignProject.JAR.getFileName() + "!")
                        && !isOurOwn(each)) {
                    strangers.add(each);
                }
            }

            assertThat(nested).hasSizeGreaterThan(5_000).contains("picocli/CommandLine.class");
            assertThat(strangers).isEmpty();
            assertThat(foreign.getResource("picocli/CommandLine.class")).isNull();
            assertThat(foreign.getResource("com/fasterxml/jackson/databind/ObjectMapper.class"))
                    .isNull();
        }
    }

    @Test
    void itsOwnLibrariesAreTheOnesItGets() throws Exception {
        try (URLClassLoader foreign = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            Object provider = Class.forName("example.fetcher.PlainProvider", true, foreign)
                    .getConstructor()
                    .newInstance();

            assertThat(provider.getClass().getMethod("version").invoke(provider))
                    .isEqualTo("okhttp/3.14.9");
        }
    }

    private static boolean isOurOwn(String name) {
        return name.startsWith("io/github/fetchproof/harness/fetcher/");
    }

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(project.classes().toUri().toURL());
        for (Path each : project.jars()) {
            urls.add(each.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Every class in every jar that is nested in ours. */
    private static List<String> nestedClasses() throws IOException {
        List<String> classes = new ArrayList<>();
        try (ZipFile jar = new ZipFile(ForeignProject.JAR.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".jar")) {
                    try (InputStream in = jar.getInputStream(entry);
                            ZipInputStream nested = new ZipInputStream(in)) {
                        for (ZipEntry each = nested.getNextEntry(); each != null; each = nested.getNextEntry()) {
                            if (each.getName().endsWith(".class")
                                    && !each.getName().equals("module-info.class")) {
                                classes.add(each.getName());
                            }
                        }
                    }
                }
            }
        }
        return classes;
    }
}
