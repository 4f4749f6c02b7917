package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.simulation.Experiment;
import io.github.fetchproof.harness.simulation.Laboratory;
import io.github.fetchproof.harness.simulation.QueueModel;
import io.github.fetchproof.harness.simulation.SimulationJson;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.SimulationText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The backoff laboratory as a command. */
@Command(
        name = "simulate",
        description = {
            "Compares strategies of retrying, in virtual time: clients retry against a server that fails.",
            "Without options: one table of all strategies."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {
            "",
            "Example: fetchproof simulate --mode stall --strategy none,full-jitter --clients 10,100 --seeds 50"
        })
final class SimulateCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "queue",
            description = "What is simulated: queue, a server with an outage (default).")
    private String model = "queue";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "refuse",
            description = "The outage of model queue: refuse (calls fail at once, default) or stall (they time out).")
    private QueueModel.Mode mode = QueueModel.Mode.REFUSE;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            split = ",",
            description = "Strategies, parted by commas; all by default.")
    private List<String> strategies = List.of();

    @Option(names = "--clients", paramLabel = "N", split = ",", description = "Numbers of clients, parted by commas.")
    private List<Integer> clients = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Runs the seeds 1 to N; " + Laboratory.DEFAULT_SEEDS + " by default.")
    private int seeds = Laboratory.DEFAULT_SEEDS;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Experiment experiment = experiment();
        PrintWriter err = spec.commandLine().getErr();
        StatusLine status = new StatusLine(err, Terminal.isWatched());
        SimulationTable table;
        try {
            table = Laboratory.table(
                    experiment,
                    strategies.isEmpty() ? experiment.strategies() : strategies,
                    clients.isEmpty() ? experiment.defaultClients() : clients,
                    seeds,
                    (done, total) -> status.show("run " + done + " of " + total));
        } catch (IllegalArgumentException wrong) {
            throw WrongUsage.because(wrong);
        } finally {
            status.clear();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == Format.JSON ? SimulationJson.render(table) : SimulationText.render(table));
        return ExitCode.GOOD;
    }

    private Experiment experiment() {
        if (!model.equals("queue")) {
            throw new WrongUsage("a model must be queue: " + model);
        }
        return QueueModel.of(mode);
    }
}
