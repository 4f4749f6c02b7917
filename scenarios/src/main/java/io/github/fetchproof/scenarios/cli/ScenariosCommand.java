package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.report.CatalogueJson;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the catalogue. */
@Command(
        name = "scenarios",
        description = "Lists all scenarios: id, how binding it is, what it shows.",
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {"", "Example: fetchproof scenarios --format json"})
final class ScenariosCommand implements Callable<Integer> {
    /** What a scenario needs that no fetcher can declare. */
    private static final String SANDBOX = "sandbox";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Scenario> scenarios = Catalogue.standard().scenarios();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.print(CatalogueJson.of(
                    scenarios.stream().map(ScenariosCommand::entry).toList()));
            return ExitCode.GOOD;
        }
        int widest =
                scenarios.stream().mapToInt(each -> each.id().length()).max().orElse(1);
        for (Scenario each : scenarios) {
            out.println(each.id() + " ".repeat(widest - each.id().length()) + "  " + each.sentence());
        }
        return ExitCode.GOOD;
    }

    private static CatalogueJson.Entry entry(Scenario scenario) {
        return new CatalogueJson.Entry(
                scenario.id(),
                scenario.sentence(),
                scenario.level(),
                scenario.rules(),
                List.of(),
                needs(scenario),
                Killers.of(scenario).stream().map(Class::getSimpleName).toList());
    }

    /** What a subject must declare, and the sandbox where it takes one. */
    static List<String> needs(Scenario scenario) {
        List<String> needs = new ArrayList<>(
                scenario.needs().stream().map(Capability::word).sorted().toList());
        if (scenario.needsSandbox()) {
            needs.add(SANDBOX);
        }
        return needs;
    }
}
