package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.harness.door.DoorException;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.report.TextReport;
import io.github.fetchproof.harness.runner.Cast;
import io.github.fetchproof.harness.runner.Certifier;
import io.github.fetchproof.harness.runner.Ground;
import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.runner.RunOptions;
import io.github.fetchproof.harness.runner.Scratch;
import io.github.fetchproof.harness.sandbox.ParentWatch;
import io.github.fetchproof.harness.sandbox.Rung;
import io.github.fetchproof.harness.sandbox.Sandbox;
import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Levels;
import io.github.fetchproof.harness.verdict.Terms;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Profiles;
import io.github.fetchproof.scenarios.catalogue.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the scenarios with one fetcher and says what it did right and wrong. */
@Command(
        name = "certify",
        description = {
            "Runs the scenarios with a fetcher and says what it did right and wrong, with evidence.",
            "Without a fetcher named: the bundled reference fetcher."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {
            "",
            "Example: fetchproof certify --exec 'go mod download -json {module}@{version}' --only 'list/*' --out report"
        })
final class CertifyCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000_000;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ToxiproxyOptions toxiproxy = new ToxiproxyOptions();

    @Option(
            names = "--sandbox",
            paramLabel = "WHEN",
            description = "auto (default), on or off: a private network for the kit and the fetcher.")
    private SandboxOption sandbox = SandboxOption.AUTO;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats a run; drawn by default, and printed first.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Scenarios side by side; by default 4 for each processor, at most 16.")
    private int jobs = Math.min(16, 4 * Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--patience",
            paramLabel = "X",
            description = "Stretches every upper bound on time, for slow machines; 1.5 by default.")
    private double patience = 1.5;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes index.html, results.json, junit.xml, summary.md and traces there, as the run goes.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--events",
            paramLabel = "-",
            description = "Tells the run in lines of JSON on standard output, in place of the report.")
    private Optional<String> events = Optional.empty();

    @Option(names = "--until-input-ends", hidden = true, description = "Ends when standard input does.")
    private boolean untilInputEnds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Manifest manifest = subject.manifest(Installation.current());
        Catalogue catalogue = check(manifest);
        if (untilInputEnds && Sandbox.current().isEmpty()) {
            ParentWatch.start(System.in, () -> System.exit(ExitCode.INTERRUPTED));
        }
        PrintWriter err = spec.commandLine().getErr();
        OptionalInt inside = new Reentry(toxiproxy.sandbox(sandbox), err).run(arguments());
        if (inside.isPresent()) {
            return inside.getAsInt();
        }
        try (Interruption interruption = Interruption.ofThisThread()) {
            Path scratch = Files.createTempDirectory("fetchproof-run-");
            try {
                return run(manifest, catalogue, scratch);
            } finally {
                Scratch.delete(scratch);
            }
        }
    }

    /** What is wrong with the options is said before anything is raised. */
    private Catalogue check(Manifest manifest) {
        toxiproxy.check();
        toxiproxy.sandbox(sandbox);
        if (events.isPresent() && !events.get().equals("-")) {
            throw new WrongUsage("--events must be -, for standard output: " + events.get());
        }
        List<String> missing = manifest.missingPrograms(System.getenv().getOrDefault("PATH", ""));
        if (!missing.isEmpty()) {
            throw new WrongUsage(String.join("; ", missing));
        }
        try {
            options(0, Path.of(""), Optional.empty());
            Catalogue chosen = selection.of(Catalogue.standard());
            out.ifPresent(ResultsDirectory::prepare);
            return chosen;
        } catch (IllegalArgumentException wrong) {
            throw WrongUsage.because(wrong);
        }
    }

    private RunOptions options(long chosenSeed, Path scratch, Optional<Path> captures) {
        Rung rung = Sandbox.current().orElse(Rung.OFF);
        return new RunOptions(
                chosenSeed,
                true,
                jobs,
                patience,
                rung != Rung.OFF,
                rung.describe(),
                captures,
                scratch,
                KitVersion.kit(),
                terms(),
                subject.asArguments() + toxiproxy.asArguments());
    }

    private static Terms terms() {
        Map<String, Level> binding = new HashMap<>();
        Rules.standard().byId().forEach((id, rule) -> binding.put(id, rule.level()));
        return new Terms(binding, Catalogue.standard().scenarios(), Profiles.standard(), LocalDate.now(ZoneOffset.UTC));
    }

    private int run(Manifest manifest, Catalogue catalogue, Path scratch) throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        long chosenSeed = seed.orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
        try (Provider faults = toxiproxy.raise(chosenSeed, err)) {
            err.println("seed " + chosenSeed);
            return run(manifest, catalogue, scratch, chosenSeed, faults);
        }
    }

    private int run(Manifest manifest, Catalogue catalogue, Path scratch, long chosenSeed, Provider faults)
            throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<ResultsDirectory> results = out.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResultsDirectory(out.get(), new IndexPage(catalogue, scratch)));
        RunOptions options = options(chosenSeed, scratch, results.map(ResultsDirectory::traces));
        StatusLine status = new StatusLine(err, Terminal.isWatched());
        List<RunListener> listeners = new ArrayList<>(List.of(new ProgressLog(status)));
        results.ifPresent(listeners::add);
        if (events.isPresent()) {
            EventOutput output = new EventOutput(spec.commandLine().getOut());
            output.started(chosenSeed, catalogue.scenarios().size());
            listeners.add(output);
        }
        Certification certification;
        try {
            certification = certify(manifest, catalogue, options, faults, new Listeners(listeners));
        } finally {
            status.clear();
        }
        if (events.isEmpty()) {
            spec.commandLine().getOut().print(TextReport.of(certification));
            spec.commandLine().getOut().flush();
        }
        Optional<IOException> unwritten = results.flatMap(ResultsDirectory::problem);
        if (unwritten.isPresent()) {
            throw unwritten.get();
        }
        return ExitCode.of(certification, selection.isSatisfiedBy(certification));
    }

    private static Certification certify(
            Manifest manifest, Catalogue catalogue, RunOptions options, Provider faults, RunListener listener)
            throws InterruptedException {
        listener.phase("meeting " + manifest.name() + ", and calibrating the network of faults");
        try (Raising raising = new Raising(() -> Ground.raise(options.sandboxed(), faults))) {
            Cast cast;
            try {
                cast = Meeting.with(manifest, options.scratch());
            } catch (DoorException unmet) {
                Certification certification = unmet(manifest, options, faults, String.valueOf(unmet.getMessage()));
                listener.progress(certification, 0);
                listener.ended(certification);
                return certification;
            }
            Ground ground = raising.ground();
            Optional<String> blocked = ground.blocked();
            if (blocked.isPresent()) {
                throw new WrongUsage(
                        "no road through Toxiproxy (" + faults.name() + ") leads back here: " + blocked.get());
            }
            return new Certifier(ground, cast, options, listener).certify(catalogue.scenarios());
        }
    }

    /** The certification of a subject that could not be met. */
    private static Certification unmet(Manifest manifest, RunOptions options, Provider faults, String why) {
        return new Certification(
                options.kit(),
                Meeting.described(manifest, manifest.name(), "unknown"),
                options.seed(),
                options.sandbox(),
                List.of(),
                faults.name(),
                false,
                List.of(why),
                Levels.of(options.terms().profiles(), List.of()),
                List.of(),
                List.of(),
                List.of());
    }

    /** All arguments of this process, for the one inside the sandbox. */
    private List<String> arguments() {
        CommandSpec root = spec.root();
        return root.commandLine().getParseResult().originalArgs();
    }
}
