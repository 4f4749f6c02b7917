package io.github.fetchproof.scenarios.certify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Somebody else's fetcher is certified twice, by the command and by a test of its own project, and the two agree. */
@Timeout(600)
class ForeignCertificationIT {
    private static final List<String> ONLY =
            List.of("list/comma-*", "list/off-*", "sum/*", "retry/one-503-*", "retry/403-*", "priv/*", "cb/open-*");

    private final ForeignProject project;
    private final Path temporary;

    ForeignCertificationIT(@TempDir Path temporary) throws IOException {
        this.project = ForeignProject.compile(temporary);
        this.temporary = temporary;
    }

    @Test
    void theCommandAndTheContractSayTheSame() throws Exception {
        Path byCommand = temporary.resolve("by-command");
        Path byContract = temporary.resolve("by-contract");
        Path reports = temporary.resolve("reports");

        String command = run(certify(byCommand), 1);
        String contract = run(junit(byContract, reports), 1);
        Map<String, String> verdicts = verdicts(byCommand);

        assertThat(verdicts.values()).as(command).contains("PASSED", "WARNED", "FAILED", "UNSUPPORTED");
        assertThat(verdicts(byContract)).as(contract).isEqualTo(verdicts);
        assertThat(tests(reports)).as(contract).isEqualTo(expected(verdicts));
    }

    private List<String> certify(Path results) {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", ForeignProject.JAR.toString(), "certify"));
        command.addAll(List.of("--java", "example.fetcher.PlainProvider", "--classpath", project.classPath()));
        ONLY.forEach(glob -> command.addAll(List.of("--only", glob)));
        command.addAll(List.of("--seed", "5", "--patience", "3", "--out", results.toString()));
        return command;
    }

    private List<String> junit(Path results, Path reports) {
        return List.of(
                java(),
                "-Donly=" + String.join(",", ONLY),
                "-Dseed=5",
                "-Dresults=" + results,
                "-cp",
                project.classPath(),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--select-class=example.fetcher.PlainFetcherCertificationTest",
                "--reports-dir=" + reports);
    }

    private String run(List<String> command, int expected) throws IOException, InterruptedException {
        File output = Files.createTempFile(temporary, "output", ".txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = process.waitFor(280, TimeUnit.SECONDS);
        process.destroy();
        String said = Files.readString(output.toPath());
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said;
    }

    private static Map<String, String> verdicts(Path results) throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        JsonNode root =
                new ObjectMapper().readTree(results.resolve("results.json").toFile());
        for (JsonNode each : root.get("scenarios")) {
            verdicts.put(each.get("id").asText(), each.get("verdict").asText());
        }
        return verdicts;
    }

    /** What JUnit is to say of each scenario, and of the preflight. */
    private static Map<String, String> expected(Map<String, String> verdicts) {
        Map<String, String> expected = new TreeMap<>(Map.of("preflight", "passed"));
        verdicts.forEach((id, verdict) -> expected.put(
                id,
                switch (verdict) {
                    case "PASSED", "WARNED" -> "passed";
                    case "UNSUPPORTED" -> "skipped";
                    default -> "failed";
                }));
        return expected;
    }

    /** What JUnit's own report says of each test, by the word before the colon of its display name. */
    private static Map<String, String> tests(Path reports) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(reports.resolve("TEST-junit-jupiter.xml").toFile());
        Map<String, String> tests = new TreeMap<>();
        NodeList cases = document.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element each = (Element) cases.item(i);
            String name = each.getTextContent().replaceAll("(?s).*display-name: (?:[^:]* > )?([^:]+):.*", "$1");
            boolean failed = each.getElementsByTagName("failure").getLength() > 0;
            boolean skipped = each.getElementsByTagName("skipped").getLength() > 0;
            tests.put(name, failed ? "failed" : skipped ? "skipped" : "passed");
        }
        return tests;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
