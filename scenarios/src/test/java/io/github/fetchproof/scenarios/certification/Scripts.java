package io.github.fetchproof.scenarios.certification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Subjects written as shell scripts. What they fetch honestly they fetch with the kit's own {@code fetch}: {@code sh $HONEST
 * MODULE VERSION}.
 *
 * @param directory where the scripts are; subjects may keep things there from one start to the next
 */
record Scripts(Path directory) {
    private static final String HONEST = """
            exec 'JAVA' -XX:TieredStopAtLevel=1 -jar 'THE_KIT' fetch "$1@$2"
            """;

    static Scripts in(Path directory) throws IOException {
        Files.createDirectories(directory);
        String honest = HONEST.replace("JAVA", KitRun.JAVA.toString()).replace("THE_KIT", KitRun.JAR.toString());
        Files.writeString(directory.resolve("honest.sh"), honest);
        return new Scripts(directory);
    }

    /**
     * Writes a script.
     *
     * @param text is given the variables {@code HONEST}, the honest script, and {@code HERE}, the directory
     * @return the start of a command line that runs it
     */
    String write(String name, String text) throws IOException {
        Path script = directory.resolve(name + ".sh");
        Files.writeString(script, "HERE='" + directory + "'\nHONEST='" + directory.resolve("honest.sh") + "'\n" + text);
        return "sh '" + script + "'";
    }
}
