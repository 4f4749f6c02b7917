package io.github.fetchproof.scenarios.direct;

import io.github.fetchproof.harness.door.Door;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.runner.Cast;
import io.github.fetchproof.harness.runner.Certifier;
import io.github.fetchproof.harness.runner.Ground;
import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.runner.RunOptions;
import io.github.fetchproof.harness.runner.SandboxCage;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Terms;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Inside the sandbox: plays the go command in its scenarios, and prints a line for each, {@code scenario TAB verdict TAB why}. */
final class DirectRun {

    private DirectRun() {}

    static List<Scenario> scenarios() {
        return PrivateHostScenarios.all();
    }

    /** Takes a scratch directory. */
    public static void main(String[] arguments) throws Exception {
        Manifest manifest = Manifest.bundled("go");
        Cast cast = new Cast(
                manifest,
                Door.of(manifest),
                SandboxCage.here(),
                new Certification.Subject(manifest.name(), "", "exec", "go"));
        RunOptions options = new RunOptions(
                1,
                true,
                4,
                1.5,
                true,
                "",
                Optional.empty(),
                Path.of(arguments[0]),
                new Certification.Kit("", "", ""),
                Terms.NONE,
                "");
        try (Ground ground = Ground.raise(true, 1)) {
            for (Judgement each : new Certifier(ground, cast, options, new RunListener() {}).play(scenarios())) {
                String why = each.reason() + " " + each.findings();
                System.out.println(each.id() + "\t" + each.verdict() + "\t" + why.replaceAll("\\s+", " "));
            }
        }
    }
}
