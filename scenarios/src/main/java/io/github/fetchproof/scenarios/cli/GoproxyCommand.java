package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.door.DoorException;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.goproxy.Fault;
import io.github.fetchproof.harness.goproxy.Line;
import io.github.fetchproof.harness.goproxy.Table;
import io.github.fetchproof.harness.goproxy.Trial;
import io.github.fetchproof.harness.report.GoproxyJson;
import io.github.fetchproof.harness.report.GoproxyText;
import io.github.fetchproof.harness.report.TextReport;
import io.github.fetchproof.harness.runner.Cast;
import io.github.fetchproof.harness.runner.Certifier;
import io.github.fetchproof.harness.runner.Ground;
import io.github.fetchproof.harness.runner.RunOptions;
import io.github.fetchproof.harness.runner.Scratch;
import io.github.fetchproof.harness.sandbox.Rung;
import io.github.fetchproof.harness.sandbox.Sandbox;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Terms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a GOPROXY line is worth when its proxies fail. */
@Command(
        name = "goproxy",
        description = {
            "Says what becomes of builds by a GOPROXY line when one of its proxies fails: a table of faults by proxies.",
            "No host of the line is contacted: fakes named P1, P2, ... stand in for its proxies, and nothing is behind"
                    + " direct. Directories (file:) are used as they are.",
            "Without a fetcher named: the bundled reference fetcher."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {
            "",
            "Example: fetchproof goproxy 'https://proxy.corp.example|https://proxy.golang.org,direct' --exec 'go mod download"
                    + " -json {module}@{version}'",
            "",
            "Exit codes: 0 nothing hangs, leaks or takes wrong bytes; 1 something does, or the fetcher cannot be judged;",
            "2 no such thing was seen, but a cell is unproven; 3 the kit broke; 4 wrong usage."
        })
final class GoproxyCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000_000;
    private static final double PATIENCE = 1.5;

    @Parameters(paramLabel = "LINE", description = "The value of GOPROXY, quoted.")
    private String goproxy = "";

    @Option(
            names = "--private",
            paramLabel = "GLOBS",
            description = "The value of GOPRIVATE; the private module is then one that each glob should match.")
    private String privateGlobs = "";

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            split = ",",
            description = "Only these faults, by their names in the table, parted by commas.")
    private List<String> only = List.of();

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(
            names = "--sandbox",
            paramLabel = "WHEN",
            description = "auto (default), on or off: a private network for the kit and the fetcher.")
    private SandboxOption sandbox = SandboxOption.AUTO;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats a run; drawn by default, and printed first.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--jobs", paramLabel = "N", description = "Fetches side by side; 8 by default.")
    private int jobs = 8;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Manifest manifest = subject.manifest(Installation.current());
        List<Fault> faults = faults();
        Line line = check(manifest);
        PrintWriter err = spec.commandLine().getErr();
        OptionalInt inside = new Reentry(sandbox, err)
                .run(spec.root().commandLine().getParseResult().originalArgs());
        if (inside.isPresent()) {
            return inside.getAsInt();
        }
        try (Interruption interruption = Interruption.ofThisThread()) {
            Path scratch = Files.createTempDirectory("fetchproof-run-");
            try {
                return run(manifest, line, faults, scratch);
            } finally {
                Scratch.delete(scratch);
            }
        }
    }

    /** What is wrong with the options is said before anything is raised. */
    private Line check(Manifest manifest) {
        List<String> missing = manifest.missingPrograms(System.getenv().getOrDefault("PATH", ""));
        if (!missing.isEmpty()) {
            throw new WrongUsage(String.join("; ", missing));
        }
        try {
            options(0, Path.of(""));
            return Line.parse(goproxy, privateGlobs);
        } catch (IllegalArgumentException wrong) {
            throw WrongUsage.because(wrong);
        }
    }

    private List<Fault> faults() {
        List<String> known = Arrays.stream(Fault.values()).map(Fault::word).toList();
        for (String each : only) {
            if (!known.contains(each)) {
                throw new WrongUsage("--fault must be of " + String.join(", ", known) + ": " + each);
            }
        }
        return Arrays.stream(Fault.values())
                .filter(each -> only.isEmpty() || only.contains(each.word()))
                .toList();
    }

    private RunOptions options(long chosenSeed, Path scratch) {
        Rung rung = Sandbox.current().orElse(Rung.OFF);
        return new RunOptions(
                chosenSeed,
                false,
                jobs,
                PATIENCE,
                rung != Rung.OFF,
                rung.describe(),
                Optional.empty(),
                scratch,
                KitVersion.kit(),
                Terms.NONE,
                subject.asArguments());
    }

    private int run(Manifest manifest, Line line, List<Fault> faults, Path scratch) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        long chosenSeed = seed.orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
        err.println("seed " + chosenSeed);
        StatusLine status = new StatusLine(err, Terminal.isWatched());
        TrialLog log = new TrialLog(Trial.all(line, faults), status);
        Certification certification;
        try {
            certification = play(manifest, options(chosenSeed, scratch), log);
        } catch (DoorException unmet) {
            return refuse(String.valueOf(unmet.getMessage()));
        } finally {
            status.clear();
        }
        if (certification.partial()) {
            return ExitCode.INTERRUPTED;
        }
        if (!certification.certifiable()) {
            return refuse(String.join("; ", certification.preflight()));
        }
        Table table = Table.of(line, faults, log.results());
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                format == Format.JSON
                        ? GoproxyJson.of(table, certification)
                        : TextReport.head(certification) + "\n" + GoproxyText.of(table));
        out.flush();
        return ExitCode.of(table, certification);
    }

    private int refuse(String why) {
        spec.commandLine()
                .getErr()
                .println("fetchproof goproxy: this fetcher cannot be judged: " + TextReport.shown(why));
        return ExitCode.FAILED;
    }

    private static Certification play(Manifest manifest, RunOptions options, TrialLog log)
            throws DoorException, InterruptedException {
        log.phase("meeting " + manifest.name() + ", and calibrating the network of faults");
        try (Raising raising = new Raising(() -> Ground.raise(options.sandboxed(), options.seed()))) {
            Cast cast = Meeting.with(manifest, options.scratch());
            return new Certifier(raising.ground(), cast, options, log).certify(log.scenarios());
        }
    }
}
