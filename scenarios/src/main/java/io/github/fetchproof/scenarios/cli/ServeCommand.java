package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.link.LinkException;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.runner.Addresses;
import io.github.fetchproof.harness.runner.Scratch;
import io.github.fetchproof.harness.scenario.AuthHelper;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Raises a world and holds it, for a shell beside. */
@Command(
        name = "serve",
        description = {
            "Raises a world and holds it until it is ended. Prints the variables to paste into a shell, then a line for each"
                    + " request as it comes: to a shell, a comment.",
            "With a scenario without passwords, git hosts and network policies: its world and its first faults, under the"
                    + " scenario's own names.",
            "Commands come from standard input; its end ends nothing."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {
            "",
            "Commands while it serves:",
            "  break NAME refuse|reset|stall|silence|hang-up|forged-zip",
            "  break NAME latency TIME|truncate BYTES|status CODE",
            "  heal [NAME], show, help, quit",
            "",
            "Example: fetchproof serve list/comma-stops-on-refused"
        })
final class ServeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description =
                    "A scenario's id; without one: proxies P1 and P2 with example.com/m@v1.0.0, their checksum database"
                            + " S1, and a git host, H1 over HTTPS and H2 over SSH.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description =
                    "Where on loopback the first server listens, the others at the ports after it; by default each has"
                            + " an address of its own and a port that is free.")
    private Optional<String> listen = Optional.empty();

    @Option(names = "--quiet", description = "Prints no line for requests.")
    private boolean quiet;

    @ParentCommand
    private Main main = Main.alone();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Scenario> scenario = id.map(ServeCommand::find);
        scenario.ifPresent(ServeCommand::checkHeld);
        IntFunction<InetSocketAddress> places =
                listen.map(ServeCommand::places).orElseGet(() -> new Addresses(false, 0)::link);
        try (Interruption interruption = Interruption.ofThisThread()) {
            Path scratch = Files.createTempDirectory("fetchproof-serve-");
            try (LiveLog live = LiveLog.to(main.live(), LocalTime.now(ZoneId.systemDefault()))) {
                hold(scenario, places, live, scratch);
                return ExitCode.GOOD;
            } finally {
                Scratch.delete(scratch);
            }
        }
    }

    private void hold(Optional<Scenario> scenario, IntFunction<InetSocketAddress> places, LiveLog live, Path scratch)
            throws IOException, InterruptedException {
        World world = scenario.map(Scenario::world).orElse(ExampleWorld.WORLD);
        try (HeldWorld held = HeldWorld.raise(world, places, quiet ? EventLog.none(live::nanos) : live)) {
            Map<String, String> variables = ServeVariables.of(held, scratch);
            if (scenario.isPresent()) {
                variables.putAll(ServeVariables.settings(scenario.get(), held));
            } else {
                variables.putAll(ExampleWorld.complete(held, scratch));
            }
            List<Step> left = held.prepare(scenario.map(Scenario::steps).orElse(List.of()));
            print(variables);
            tell(scenario, held, left, work(scenario, scratch));
            live.begin();
            CountDownLatch end = new CountDownLatch(1);
            TypedLines.read(main.in(), new ServeConsole(held, spec.commandLine().getErr(), end::countDown)::does);
            end.await();
        } catch (LinkException failed) {
            Optional<String> taken = listen.flatMap(given -> ListenOption.problem(failed));
            throw taken.isPresent() ? new WrongUsage(taken.get()) : failed;
        }
    }

    private static Scenario find(String id) {
        return Catalogue.standard()
                .find(id)
                .orElseThrow(
                        () -> new WrongUsage("no scenario is called " + id + "; the command scenarios lists them"));
    }

    /** What a scenario puts before a subject beside its world and its variables is not put before a shell. */
    private static void checkHeld(Scenario scenario) {
        World world = scenario.world();
        if (!world.secrets().isEmpty()
                || !world.sites().isEmpty()
                || !scenario.netrc().isEmpty()
                || !scenario.helper().equals(AuthHelper.NONE)
                || !scenario.policy().equals(Policy.OPEN)) {
            throw new WrongUsage("serve must be given a scenario without passwords, git hosts and network policies: "
                    + scenario.id() + "; certify --only plays any");
        }
    }

    private static IntFunction<InetSocketAddress> places(String listen) {
        InetSocketAddress first = ListenOption.loopback(listen);
        return number -> {
            int port = first.getPort() == 0 ? 0 : first.getPort() + number;
            if (port > ListenOption.HIGHEST_PORT) {
                throw new WrongUsage("--listen must leave room for the ports after it: " + listen);
            }
            return new InetSocketAddress(first.getAddress(), port);
        };
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

    private void print(Map<String, String> variables) {
        PrintWriter out = spec.commandLine().getOut();
        variables.forEach((name, value) -> out.print("export " + name + "='" + value.replace("'", "'\\''") + "'\n"));
        out.flush();
    }

    private void tell(Optional<Scenario> scenario, HeldWorld held, List<Step> left, Path work) {
        PrintWriter err = spec.commandLine().getErr();
        scenario.ifPresent(each -> err.println(each.sentence()));
        for (String name : held.names()) {
            HeldRoad road = held.road(name);
            err.println(name + " " + road.url() + (road.broken().isEmpty() ? "" : " " + road.broken()));
        }
        err.println("Toxiproxy's API is at " + held.toxiproxy());
        err.println("A go.mod, and a go.sum where there is one, are in " + work);
        if (scenario.isEmpty()) {
            ExampleWorld.MODULES.forEach(module -> err.println("Try: go mod download -json " + module));
        }
        for (Step each : left) {
            err.println((each instanceof Step.Fetch ? "Try: " : "Then, not done here: ") + each.describe());
        }
        err.println("Type help for what can be broken; Ctrl-C ends it.");
        err.flush();
    }
}
