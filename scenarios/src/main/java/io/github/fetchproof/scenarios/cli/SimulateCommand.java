package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.resilience.BackoffCatalogue;
import io.github.fetchproof.harness.resilience.GateCatalogue;
import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.Experiment;
import io.github.fetchproof.harness.simulation.Grid;
import io.github.fetchproof.harness.simulation.Grid.Point;
import io.github.fetchproof.harness.simulation.Laboratory;
import io.github.fetchproof.harness.simulation.Sample;
import io.github.fetchproof.harness.simulation.SampleLines;
import io.github.fetchproof.harness.simulation.Sampling;
import io.github.fetchproof.harness.simulation.SimulationJson;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.SimulationText;
import io.github.fetchproof.harness.simulation.TooManyEventsException;
import io.github.fetchproof.scenarios.cli.ModelOptions.Loaded;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The backoff laboratory as a command. */
@Command(
        name = "simulate",
        subcommands = RecommendCommand.class,
        description = {
            "Compares strategies of retrying, in virtual time: clients retry against a server that fails.",
            "Without options: one table of all strategies."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        sortOptions = false,
        footer = {
            "",
            "A strategy is a backoff, then what limits it: full-jitter(100ms,cap=20s)+budget(10%%)+attempts(4).",
            "--list shows all words and their defaults; class:NAME is a Backoff of your own.",
            "",
            "Example: fetchproof simulate --mode stall --strategy none,full-jitter --clients 10,100 --seeds 50"
        })
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            description = "Strategies, parted by commas; all of the model's own by default.")
    private List<String> strategies = List.of();

    @Option(names = "--classpath", paramLabel = "CP", description = "Where the classes of class:NAME are.")
    private String classPath = "";

    @Option(names = "--clients", paramLabel = "N", split = ",", description = "Numbers of clients, parted by commas.")
    private List<Integer> clients = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Runs the seeds 1 to N; " + Sampling.DEFAULT_SEEDS + " by default.")
    private int seeds = Sampling.DEFAULT_SEEDS;

    @Option(
            names = "--until",
            paramLabel = "SHARE",
            description =
                    "A row stops before all seeds when half of each 95 %% interval is at most that share of its mean.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Runs so many at once; the number changes no result. As many as there are processors by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Adds each run to a file of JSON lines in place of a table; what is there already is not run again.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--shard", paramLabel = "I/N", description = "With --out: the I-th of N parts of the runs.")
    private Optional<String> shard = Optional.empty();

    @Option(names = "--merge", paramLabel = "FILE", arity = "1..*", description = "The table of such files.")
    private List<Path> merged = List.of();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Writes pictures and the table to index.html in that directory.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--list", description = "Lists what a strategy can be made of, and ends.")
    private boolean lists;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (lists) {
            goesWith("--list", Set.of());
        } else if (!merged.isEmpty()) {
            goesWith("--merge", Set.of("--format"));
        }
        try {
            if (lists) {
                list();
            } else if (!merged.isEmpty()) {
                print(SampleLines.table(SampleFile.lines(merged)));
            } else {
                run();
            }
        } catch (IllegalArgumentException | TooManyEventsException wrong) {
            throw WrongUsage.because(wrong);
        }
        return ExitCode.GOOD;
    }

    /** Whatever else was given would change nothing. */
    private void goesWith(String option, Set<String> others) {
        for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
            String name = given.longestName();
            if (!name.equals(option) && !others.contains(name)) {
                throw new WrongUsage(name + " does not go with " + option);
            }
        }
    }

    private void run() {
        if (shard.isPresent() && out.isEmpty()) {
            throw new WrongUsage("--shard needs --out");
        }
        if (out.isPresent() && spec.commandLine().getParseResult().hasMatchedOption("--format")) {
            throw new WrongUsage("--format does not go with --out, whose files are JSON lines");
        }
        if (out.isPresent() && until.isPresent()) {
            throw new WrongUsage("--until does not go with --out, whose runs are known from the start");
        }
        if (report.isPresent() && out.isPresent()) {
            throw new WrongUsage("--report does not go with --out, which makes no table");
        }
        if (threads < 1) {
            throw new WrongUsage("there must be at least one thread: " + threads);
        }
        Grid grid = grid();
        Optional<SimulationPage> page = report.map(directory -> new SimulationPage(directory, grid));
        Sampling sampling =
                new Sampling(seeds, until.map(SimulateCommand::narrow).orElse(0.0));
        StatusLine status = new StatusLine(spec.commandLine().getErr(), Terminal.isWatched());
        Laboratory.Progress progress = (done, total) -> status.show("run " + done + " of " + total);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Laboratory laboratory = new Laboratory(pool);
            if (out.isPresent()) {
                addTo(new SampleFile(out.get()), laboratory, grid, progress);
            } else {
                SimulationTable table = laboratory.table(grid, sampling, progress);
                page.ifPresent(each -> each.write(laboratory, table));
                status.clear();
                print(table);
            }
        } finally {
            pool.shutdownNow();
            status.clear();
        }
    }

    private static double narrow(String text) {
        double share = ModelOptions.share("--until", text);
        if (share == 0) {
            throw new WrongUsage("--until must be above zero: " + text);
        }
        return share;
    }

    private Grid grid() {
        List<Loaded> loaded = model.experiments();
        Experiment first = loaded.get(0).experiment();
        BackoffClasses classes = new BackoffClasses(classPath);
        StrategyExpression expressions = new StrategyExpression(first.strategies(), classes::named);
        List<String> names = strategies.isEmpty()
                ? List.copyOf(first.strategies().keySet())
                : strategies.stream()
                        .flatMap(list -> StrategyExpression.split(list).stream())
                        .toList();
        List<Strategy> chosen = names.stream().map(expressions::parse).toList();
        List<Point> points = new ArrayList<>();
        for (Loaded each : loaded) {
            for (int number : clients.isEmpty() ? first.defaultClients() : clients) {
                for (Strategy strategy : chosen) {
                    points.add(new Point(each.experiment(), strategy, number, each.load()));
                }
            }
        }
        String description = first.description()
                + (loaded.size() == 1 ? "" : " That is the first load; the others are in the table.");
        return new Grid(first.model(), description, first.metrics(), points);
    }

    private void addTo(SampleFile file, Laboratory laboratory, Grid grid, Laboratory.Progress progress) {
        Optional<Shard> part = shard.map(Shard::parse);
        Set<Sample> before = file.runs(grid, seeds);
        laboratory.samples(
                grid,
                seeds,
                run -> part.map(each -> each.has((long) run.row() * seeds + run.seed() - 1))
                                .orElse(true)
                        && !before.contains(run),
                sample -> file.append(SampleLines.line(grid, seeds, sample)),
                progress);
    }

    private void print(SimulationTable table) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == Format.JSON ? SimulationJson.render(table) : SimulationText.render(table));
    }

    private void list() {
        PrintWriter out = spec.commandLine().getOut();
        out.print("Backoffs:\n");
        BackoffCatalogue.ALL.forEach(form -> entry(out, form.usage(), form.title(), form.source()));
        out.print("\nParts after a +: attempts(most=4), elapsed(most=30s), and\n");
        GateCatalogue.ALL.forEach(form -> entry(out, form.usage(), form.title(), form.source()));
    }

    private static void entry(PrintWriter out, String usage, String title, String source) {
        out.print("  " + usage + "\n      " + title + (source.isEmpty() ? "" : "\n      " + source) + "\n");
    }
}
