package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.runner.Scratch;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Raises a world and holds it, for a shell beside. */
@Command(
        name = "serve",
        description = {
            "Raises a world and holds it until it is ended. Prints the variables to paste into a shell.",
            "With a scenario: its world and its first faults, under the scenario's own names."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {"", "Example: fetchproof serve list/comma-stops-on-refused"})
final class ServeCommand implements Callable<Integer> {
    private static final World DEFAULT = World.empty().proxy("P1", Vectors.VECTOR_A);

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "A scenario's id; without one, a proxy that holds example.com/m@v1.0.0.")
    private Optional<String> id = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Scenario> scenario = id.map(ServeCommand::find);
        try (Interruption interruption = Interruption.ofThisThread()) {
            Path scratch = Files.createTempDirectory("fetchproof-serve-");
            try (HeldWorld world = HeldWorld.raise(scenario.map(Scenario::world).orElse(DEFAULT))) {
                List<Step> left = world.prepare(scenario.map(Scenario::steps).orElse(List.of()));
                Path work = work(scenario, scratch);
                print(variables(scenario, world, scratch));
                tell(scenario, left, work);
                new CountDownLatch(1).await();
                return ExitCode.GOOD;
            } finally {
                Scratch.delete(scratch);
            }
        }
    }

    private static Scenario find(String id) {
        return Catalogue.standard()
                .find(id)
                .orElseThrow(
                        () -> new WrongUsage("no scenario is called " + id + "; the command scenarios lists them"));
    }

    /** A directory with a go.mod and, where the scenario has one, a go.sum. */
    private static Path work(Optional<Scenario> scenario, Path scratch) throws IOException {
        Path work = Files.createDirectories(scratch.resolve("work"));
        Files.writeString(work.resolve("go.mod"), "module work\n\ngo 1.17\n");
        StringBuilder sums = new StringBuilder();
        for (String wanted : scenario.map(Scenario::goSum).orElse(List.of())) {
            scenario.stream()
                    .flatMap(each -> each.world().proxies().values().stream())
                    .flatMap(List::stream)
                    .filter(module -> module.id().toString().equals(wanted))
                    .findFirst()
                    .map(Module::goSum)
                    .ifPresent(lines -> sums.append(lines.render()));
        }
        if (!sums.isEmpty()) {
            Files.writeString(work.resolve("go.sum"), sums);
        }
        return work;
    }

    /** All that {@code go} and its like need, and what keeps a shell's own settings out. */
    private static Map<String, String> variables(Optional<Scenario> scenario, HeldWorld world, Path scratch) {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "GOPROXY", world.goproxy(),
                "GOSUMDB", "off",
                "GONOPROXY", "",
                "GOPRIVATE", "",
                "GOENV", "off",
                "GOFLAGS", "-modcacherw",
                "GOTOOLCHAIN", "local",
                "GOMODCACHE", scratch.resolve("mod").toString()));
        scenario.ifPresent(each -> each.settings()
                .forEach((name, value) -> variables.put(name, name.equals("GOPROXY") ? world.goproxy(value) : value)));
        return variables;
    }

    private void print(Map<String, String> variables) {
        PrintWriter out = spec.commandLine().getOut();
        variables.forEach((name, value) -> out.print("export " + name + "='" + value.replace("'", "'\\''") + "'\n"));
        out.flush();
    }

    private void tell(Optional<Scenario> scenario, List<Step> left, Path work) {
        PrintWriter err = spec.commandLine().getErr();
        scenario.ifPresent(each -> err.println(each.sentence()));
        err.println("A go.mod, and a go.sum where there is one, are in " + work);
        if (left.isEmpty()) {
            err.println("Try: go mod download -json example.com/m@v1.0.0");
        }
        for (Step each : left) {
            err.println((each instanceof Step.Fetch ? "Try: " : "Then, not done here: ") + each.describe());
        }
        err.println("Ctrl-C ends it.");
        err.flush();
    }
}
