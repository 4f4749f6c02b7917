package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.door.Cage;
import io.github.fetchproof.harness.door.Place;
import io.github.fetchproof.harness.scenario.AuthHelper;
import io.github.fetchproof.harness.scenario.Names;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.witness.StallMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays scenarios with one subject on shared ground: raises each one's world, gives the subject a place of its own, and tears
 * both down. Threads share it.
 */
final class Player {

    private final Ground ground;
    private final Cast cast;
    private final RunOptions options;

    Player(Ground ground, Cast cast, RunOptions options) {
        this.ground = ground;
        this.cast = cast;
        this.options = options;
    }

    /**
     * Plays one.
     *
     * @param deadlines for its fetches
     */
    Trace play(Scenario scenario, Deadlines deadlines) throws InterruptedException, IOException {
        Names opaque = names(scenario, options.seed());
        Names names = options.opaque() ? opaque : opaque.plain();
        World world = names.world(scenario.world());
        Addresses addresses = ground.addresses();
        try (Ground.Turn turn = scenario.heavy() ? ground.heavy() : Ground.Turn.NONE;
                Scratch scratch = Scratch.open(options.scratch(), ground.sandboxed(), scenario.heavy());
                Stage stage = Stage.raise(
                        ground,
                        world,
                        names,
                        addresses,
                        fileProxies(scenario, world, scratch),
                        scenario.namesOverTcp(),
                        scenario.policy(),
                        pcap(scenario));
                StallMeter.Registration meter = ground.stalls().reportTo(stage.log())) {
            Map<String, String> settings = new LinkedHashMap<>(stage.dialect().settings(scenario.settings()));
            if (!world.encrypted().isEmpty()) {
                Path roots = scratch.directory().resolve("roots.pem");
                Files.writeString(roots, ground.authority().pem());
                settings.put("SSL_CERT_FILE", roots.toString());
                settings.put("GIT_SSL_CAINFO", roots.toString());
            }
            if (!scenario.helper().equals(AuthHelper.NONE)) {
                Path program = HelperProgram.write(scratch.directory(), scenario.helper(), stage.dialect()::text);
                settings.put("GOAUTH", program.toString());
            }
            if (!world.ssh().isEmpty()) {
                Set<String> hosts = world.ssh().keySet().stream()
                        .map(origin -> names.hosts().getOrDefault(origin, ""))
                        .collect(Collectors.toSet());
                settings.put("GIT_SSH_COMMAND", ground.sshKeys().tell(scratch.directory(), hosts));
            }
            Place place = Place.make(scratch.directory(), settings, cage(scenario, addresses, scratch));
            writeGoSum(scenario, names, world, place);
            if (!scenario.netrc().isEmpty()) {
                Files.writeString(
                        place.home().resolve(".netrc"), stage.dialect().text(scenario.netrc()));
            }
            try (Play play = new Play(scenario, names, world, stage, cast, deadlines, scratch, place)) {
                return play.play(options.seed(), calibrationsFor(scenario));
            }
        }
    }

    private Cage cage(Scenario scenario, Addresses addresses, Scratch scratch) {
        if (!scenario.namesOverTcp()) {
            return cast.cage();
        }
        Path resolvConf = scratch.directory().resolve("resolv.conf");
        return cast.cage().askingOverTcp(addresses.nameServer().getAddress(), resolvConf);
    }

    private static FileProxies fileProxies(Scenario scenario, World world, Scratch scratch) throws IOException {
        FileProxies files = new FileProxies(scratch.directory().resolve("files"));
        Set<String> named = Stream.concat(Stream.of(scenario.settings()), restarts(scenario))
                .flatMap(settings -> Dialect.directories(settings.getOrDefault("GOPROXY", "")).stream())
                .collect(Collectors.toSet());
        for (String proxy : named) {
            files.make(proxy, world);
        }
        return files;
    }

    private List<Calibration> calibrationsFor(Scenario scenario) {
        Set<String> kinds = scenario.steps().stream()
                .filter(Step.Break.class::isInstance)
                .map(step -> ((Step.Break) step).fault().kind())
                .collect(Collectors.toSet());
        return ground.calibrations().stream()
                .filter(each -> kinds.contains(each.fault()))
                .toList();
    }

    private Optional<Path> pcap(Scenario scenario) throws IOException {
        if (options.captures().isEmpty()) {
            return Optional.empty();
        }
        Path pcap = options.captures().get().resolve(scenario.id() + ".pcap");
        Files.createDirectories(pcap.resolveSibling("."));
        return Optional.of(pcap);
    }

    private static void writeGoSum(Scenario scenario, Names names, World world, Place place) throws IOException {
        if (scenario.goSum().isEmpty() && scenario.goSumLines().isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String wanted : scenario.goSum()) {
            boolean goModAlone = wanted.endsWith(Scenario.GO_MOD_ALONE);
            String id = names.real(
                    goModAlone ? wanted.substring(0, wanted.length() - Scenario.GO_MOD_ALONE.length()) : wanted);
            Module module = world.modules()
                    .filter(each -> each.id().toString().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new WorldException("go.sum is to hold a module the world has not: " + wanted));
            GoSum lines = goModAlone ? GoSum.empty().withGoMod(module.id(), module.goModSum()) : module.goSum();
            text.append(lines.render());
        }
        scenario.goSumLines().forEach(line -> text.append(names.text(line)).append('\n'));
        Files.writeString(place.work().resolve("go.sum"), text);
    }

    /** A run's names for a scenario: they depend on the seed and the scenario alone, not on what runs beside it. */
    static Names names(Scenario scenario, long seed) {
        List<String> mentioned = new ArrayList<>(scenario.goSum());
        scenario.goSumLines().forEach(line -> mentioned.add(line.strip().split("\\s+", 2)[0]));
        for (Step step : scenario.steps()) {
            step.modules().stream().filter(Player::isModule).forEach(mentioned::add);
        }
        Stream.concat(Stream.of(scenario.settings()), restarts(scenario))
                .flatMap(settings -> Stream.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB")
                        .flatMap(variable ->
                                Stream.of(settings.getOrDefault(variable, "").split(",", -1))))
                .map(pattern -> pattern.strip().replaceFirst("/$", ""))
                .filter(pattern -> !pattern.isEmpty() && !pattern.contains("*") && !pattern.equals("none"))
                .forEach(mentioned::add);
        return Names.draw(
                scenario.world(),
                mentioned,
                new SplittableRandom(seed * 31 + scenario.id().hashCode()));
    }

    /** What can be no module path is asked for as it stands. */
    private static boolean isModule(String module) {
        try {
            return !new ModulePath(module.replaceFirst("@.*", "")).value().isEmpty();
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }

    private static Stream<Map<String, String>> restarts(Scenario scenario) {
        return scenario.steps().stream()
                .filter(Step.Restart.class::isInstance)
                .map(step -> ((Step.Restart) step).settings());
    }
}
