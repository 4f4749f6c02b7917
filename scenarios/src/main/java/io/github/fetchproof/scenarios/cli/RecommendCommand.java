package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.Grid;
import io.github.fetchproof.harness.simulation.Laboratory;
import io.github.fetchproof.harness.simulation.QueueModel;
import io.github.fetchproof.harness.simulation.QueueModel.Mode;
import io.github.fetchproof.harness.simulation.Recommendation;
import io.github.fetchproof.harness.simulation.RecommendationText;
import io.github.fetchproof.harness.simulation.Sampling;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.TooManyEventsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The laboratory asked which strategy to take. */
@Command(
        name = "recommend",
        description = {
            "Tells which limit of retries to take, then which backoff, for a load, an outage and a patience,",
            "with the rows of the laboratory that say so."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        sortOptions = false,
        footer = {"", "Example: fetchproof simulate recommend --load 80%% --outage 30s --patience 1m"})
final class RecommendCommand implements Callable<Integer> {
    private static final List<String> SHAPES = List.of(
            "constant(1s)",
            "exponential(100ms,2,20s)",
            "equal-jitter(100ms,20s)",
            "full-jitter(100ms,20s)",
            "decorrelated(100ms,20s)");

    @Option(
            names = "--load",
            paramLabel = "SHARE",
            description = "First attempts over what the server can do, such as 0.7 or 70%%; 0.7 by default.")
    private String load = "0.7";

    @Option(names = "--outage", paramLabel = "TIME", description = "How long the trouble lasts; 10s by default.")
    private String outage = "10s";

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "How long after it all must be well again; 30s by default.")
    private String patience = "30s";

    @Option(names = "--clients", paramLabel = "N", description = "How many clients; 100 by default.")
    private int clients = 100;

    @Option(names = "--seeds", paramLabel = "N", description = "Runs the seeds 1 to N; 10 by default.")
    private int seeds = 10;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Runs so many at once; the number changes no result. As many as there are processors by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new WrongUsage("there must be at least one thread: " + threads);
        }
        StatusLine status = new StatusLine(spec.commandLine().getErr(), Terminal.isWatched());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            String text = answer(new Laboratory(pool), status);
            status.clear();
            spec.commandLine().getOut().print(text);
        } catch (IllegalArgumentException | TooManyEventsException wrong) {
            throw WrongUsage.because(wrong);
        } finally {
            pool.shutdownNow();
            status.clear();
        }
        return ExitCode.GOOD;
    }

    private String answer(Laboratory laboratory, StatusLine status) {
        QueueModel like = QueueModel.of(Mode.REFUSE);
        Map<String, String> words = like.strategies();
        StrategyExpression expressions = new StrategyExpression(words);
        List<Strategy> limits = words.keySet().stream().map(expressions::parse).toList();
        Recommendation first = asked(laboratory, limits, status);
        String limit =
                first.best().map(words::get).map(RecommendCommand::limitOf).orElse("");
        List<Strategy> shapes = SHAPES.stream()
                .map(shape -> expressions.parse(shape + limit).named(shape.replaceFirst("\\(.*", "")))
                .toList();
        return RecommendationText.render(first, asked(laboratory, shapes, status), words);
    }

    /** What stands behind the backoff: {@code +budget(10%)}. */
    private static String limitOf(String strategy) {
        return strategy.contains("+") ? strategy.substring(strategy.indexOf('+')) : "";
    }

    private Recommendation asked(Laboratory laboratory, List<Strategy> strategies, StatusLine status) {
        return new Recommendation(
                table(Mode.REFUSE, laboratory, strategies, status),
                table(Mode.STALL, laboratory, strategies, status),
                patience().toMillis() / 1e3);
    }

    private Duration patience() {
        QueueModel model = model(Mode.STALL);
        Duration rest = model.horizon().minus(model.outageEnd());
        Duration asked = time("--patience", patience);
        if (asked.compareTo(rest) > 0) {
            throw new WrongUsage("--patience must be at most " + rest.toSeconds()
                    + " s, for which a run goes on after an outage of that length: " + patience);
        }
        return asked;
    }

    private SimulationTable table(Mode mode, Laboratory laboratory, List<Strategy> strategies, StatusLine status) {
        return laboratory.table(
                Grid.of(model(mode), strategies, List.of(clients)),
                Sampling.of(seeds),
                (done, total) -> status.show("run " + done + " of " + total));
    }

    private QueueModel model(Mode mode) {
        return QueueModel.of(mode).withLoad(ModelOptions.share("--load", load)).withOutage(time("--outage", outage));
    }

    private static Duration time(String option, String text) {
        return LimitOption.time(text)
                .orElseThrow(() -> new WrongUsage(option + " must be a time such as 10s or 2m: " + text));
    }
}
