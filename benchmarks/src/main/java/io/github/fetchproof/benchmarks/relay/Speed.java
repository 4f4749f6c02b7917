package io.github.fetchproof.benchmarks.relay;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the embedded Toxiproxy with the original and with no relay, all in one run. The table goes to standard output,
 * progress to standard error.
 *
 * <p>The original is the {@code toxiproxy-server} that the environment variable {@code FETCHPROOF_TOXIPROXY} names, or one in
 * {@code PATH}; without it the rest is measured all the same.
 */
public final class Speed {
    private final Plan plan;
    private final Rig rig;
    private final PrintStream progress;
    private final Figures figures = new Figures();

    private Speed(Plan plan, Rig rig, PrintStream progress) {
        this.plan = plan;
        this.rig = rig;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @param args nothing, or {@code --quick} for a run of under a minute that is good for a look
     * @throws IOException when a process of the run fails
     * @throws InterruptedException when the run is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Plan plan = Plan.of(List.of(args));
        Optional<Path> original = Rig.original(System.getenv());
        String before = load();
        try (Rig rig = Rig.raise(original)) {
            Figures figures = new Speed(plan, rig, System.err).run();
            System.out.println(rig.names());
            Idle.problem().or(Idle::shortage).ifPresent(System.out::println);
            System.out.printf(
                    "%d rounds of %d ms a trial; Java %s, %d processors, load average %s before and %s after%n",
                    plan.rounds(),
                    plan.slice().toMillis(),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    before,
                    load());
            Table.lines(figures, rig.hasOriginal()).forEach(System.out::println);
        }
    }

    /** Of the last minute, which the run itself adds to. */
    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private Figures run() throws IOException, InterruptedException {
        List<Trial> trials = new Trials(rig.ports()).all();
        for (int round = 1; round <= plan.warmUps(); round++) {
            progress.println("warming up, " + round + " of " + plan.warmUps());
            round(trials, round, plan.slice(), new Figures());
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            progress.println("round " + round + " of " + plan.rounds());
            round(trials, round, plan.slice(), figures);
            if (round <= plan.idleRounds() && Idle.problem().isEmpty()) {
                idle(round);
            }
        }
        return figures;
    }

    private void round(List<Trial> trials, int round, Duration slice, Figures into)
            throws IOException, InterruptedException {
        int turn = round;
        for (Trial trial : trials) {
            progress.println("  " + trial.name());
            for (Track track : Trial.turned(rig.tracks(), turn)) {
                if (trial.roads().contains(track.road())) {
                    add(into, track.road(), trial.work().run(track, slice));
                }
            }
            turn++;
        }
    }

    private void idle(int round) throws IOException, InterruptedException {
        progress.println("  idle connections");
        for (Road road : Trial.turned(rig.relayed(), round)) {
            try (Relay relay = rig.fresh(road, Relay.THRIFTY)) {
                add(figures, road, Idle.run(relay, rig.ports().echo(road)));
            }
        }
    }

    private static void add(Figures into, Road road, Map<Measure, Double> figures) {
        figures.forEach((measure, figure) -> into.add(measure, road, figure));
    }
}
