package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.resilience.Fallback;
import io.github.fetchproof.harness.simulation.Experiment;
import io.github.fetchproof.harness.simulation.FleetModel;
import io.github.fetchproof.harness.simulation.IndependentModel;
import io.github.fetchproof.harness.simulation.OccModel;
import io.github.fetchproof.harness.simulation.QueueModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What is simulated: a model and its parameters. */
final class ModelOptions {
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(%?)");

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "queue",
            description = {
                "What is simulated: queue, a server with an outage (default);",
                "occ, clients that race to write one row;",
                "independent, attempts that fail by chance;",
                "fleet, CI machines before a GOPROXY list."
            })
    private String model = "queue";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = {
                "queue: refuse (calls fail at once, default), throttle (by a 503) or stall (they time out).",
                "fleet: spike-retries, drop-retries (default), spike-cache or drop-cache."
            })
    private Optional<String> mode = Optional.empty();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = {
                "queue: hotos, the example of the paper on metastable failures: a server of 300 requests/s that stalls",
                "while 280 are asked for, each once more when it times out; in place of --mode."
            })
    private Optional<String> preset = Optional.empty();

    @Option(
            names = "--load",
            paramLabel = "SHARE",
            split = ",",
            description =
                    "queue, fleet: first attempts over what the server can do, such as 0.7 or 70%%; several give a row each.")
    private List<String> loads = List.of();

    @Option(
            names = "--outage",
            paramLabel = "TIME",
            description = "queue, fleet: how long the trouble lasts, in whole seconds; 10s by default.")
    private Optional<String> outage = Optional.empty();

    @Option(
            names = "--retry-after",
            paramLabel = "TIME",
            description = "queue, mode throttle: what the 503 asks to wait; nothing by default.")
    private Optional<String> retryAfter = Optional.empty();

    @Option(
            names = "--refuses",
            description =
                    "fleet, mode drop-retries: the first source refuses instead of taking jobs that it does not do.")
    private boolean refuses;

    @Option(
            names = "--failures",
            paramLabel = "SHARE",
            description = "independent: the chance that an attempt fails; 10%% by default.")
    private Optional<String> failures = Optional.empty();

    @Option(
            names = "--goproxy",
            paramLabel = "LIST",
            description = "fleet: what machines ask; two proxies with a comma between by default.")
    private Optional<String> goproxy = Optional.empty();

    /** A model at one load. */
    record Loaded(Experiment experiment, OptionalDouble load) {}

    /** The model, once for each load. */
    List<Loaded> experiments() {
        return switch (model) {
            case "queue" -> {
                refuse("--failures", failures.isPresent());
                refuse("--goproxy", goproxy.isPresent());
                refuse("--refuses", refuses);
                QueueModel queue = length(asking(queue()));
                yield loaded(queue, load -> queue.withLoad(load));
            }
            case "fleet" -> {
                refuse("--failures", failures.isPresent());
                refuse("--preset", preset.isPresent());
                refuse("--retry-after", retryAfter.isPresent());
                FleetModel fleet = length(fleet());
                FleetModel listed =
                        goproxy.map(Fallback::parse).map(fleet::withGoproxy).orElse(fleet);
                yield loaded(listed, load -> listed.withLoad(load));
            }
            case "occ" -> {
                refuse("--failures", failures.isPresent());
                yield plain(new OccModel());
            }
            case "independent" ->
                plain(IndependentModel.of(
                        failures.map(text -> share("--failures", text)).orElse(0.1)));
            default -> throw new WrongUsage("a model must be queue, occ, independent or fleet: " + model);
        };
    }

    private interface AtLoad {
        Experiment at(double load);
    }

    private List<Loaded> loaded(Experiment usual, AtLoad atLoad) {
        Set<Double> shares =
                loads.stream().map(text -> share("--load", text)).collect(Collectors.toCollection(LinkedHashSet::new));
        if (shares.isEmpty()) {
            return List.of(new Loaded(usual, OptionalDouble.empty()));
        }
        if (shares.size() == 1) {
            return List.of(new Loaded(atLoad.at(shares.iterator().next()), OptionalDouble.empty()));
        }
        return shares.stream()
                .map(share -> new Loaded(atLoad.at(share), OptionalDouble.of(share)))
                .toList();
    }

    private List<Loaded> plain(Experiment experiment) {
        refuse("--mode", mode.isPresent());
        refuse("--load", !loads.isEmpty());
        refuse("--preset", preset.isPresent());
        refuse("--outage", outage.isPresent());
        refuse("--retry-after", retryAfter.isPresent());
        refuse("--refuses", refuses);
        refuse("--goproxy", goproxy.isPresent());
        return List.of(new Loaded(experiment, OptionalDouble.empty()));
    }

    private void refuse(String option, boolean given) {
        if (given) {
            throw new WrongUsage(option + " does not go with the model " + model);
        }
    }

    private <E extends Enum<E>> E mode(Class<E> modes, E usual) {
        return mode.map(text -> Arrays.stream(modes.getEnumConstants())
                        .filter(each -> name(each).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new WrongUsage("a mode of " + model + " must be one of "
                                + Arrays.stream(modes.getEnumConstants())
                                        .map(ModelOptions::name)
                                        .collect(Collectors.joining(", "))
                                + ": " + text)))
                .orElse(usual);
    }

    private static String name(Enum<?> mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private QueueModel queue() {
        if (preset.isEmpty()) {
            return QueueModel.of(mode(QueueModel.Mode.class, QueueModel.Mode.REFUSE));
        }
        if (!preset.get().equals("hotos")) {
            throw new WrongUsage("a preset must be hotos: " + preset.get());
        }
        if (mode.isPresent()) {
            throw new WrongUsage("--mode does not go with --preset, which has its own");
        }
        return QueueModel.hotos();
    }

    private QueueModel asking(QueueModel queue) {
        if (retryAfter.isPresent() && preset.isPresent()) {
            throw new WrongUsage("--retry-after does not go with --preset " + preset.get() + ", which answers nothing");
        }
        if (retryAfter.isPresent() && queue.mode() != QueueModel.Mode.THROTTLE) {
            throw new WrongUsage("--retry-after needs --mode throttle, whose 503 asks for it");
        }
        return retryAfter
                .map(text -> queue.withRetryAfter(seconds("--retry-after", text)))
                .orElse(queue);
    }

    private FleetModel fleet() {
        FleetModel fleet = FleetModel.of(mode(FleetModel.Mode.class, FleetModel.Mode.DROP_RETRIES));
        if (refuses && fleet.mode() != FleetModel.Mode.DROP_RETRIES) {
            throw new WrongUsage("--refuses needs the mode drop-retries, whose first source it is about");
        }
        return refuses ? fleet.refusing() : fleet;
    }

    private QueueModel length(QueueModel queue) {
        return outage.map(text -> queue.withOutage(seconds("--outage", text))).orElse(queue);
    }

    private FleetModel length(FleetModel fleet) {
        return outage.map(text -> fleet.withOutage(seconds("--outage", text))).orElse(fleet);
    }

    private static Duration seconds(String option, String text) {
        return LimitOption.time(text)
                .filter(time -> time.equals(Duration.ofSeconds(time.toSeconds())))
                .orElseThrow(
                        () -> new WrongUsage(option + " must be whole seconds above zero, such as 10s or 2m: " + text));
    }

    /** A share such as {@code 0.7} or {@code 70%}. */
    static double share(String option, String text) {
        Matcher share = SHARE.matcher(text);
        if (!share.matches()) {
            throw new WrongUsage(option + " must be a share such as 0.7 or 70%: " + text);
        }
        return Double.parseDouble(share.group(1)) / (share.group(2).isEmpty() ? 1 : 100);
    }
}
