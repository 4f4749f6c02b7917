package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.report.CatalogueJson;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.verdict.Profile;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Profiles;
import io.github.fetchproof.scenarios.catalogue.Rules;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the catalogue, and what it cannot show. */
@Command(
        name = "scenarios",
        description = "Lists scenarios: id, how binding it is, what it shows; or the rules that none shows.",
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {"", "Example: fetchproof scenarios --profile core --format json"})
final class ScenariosCommand implements Callable<Integer> {
    /** What a scenario needs that no fetcher can declare. */
    private static final String SANDBOX = "sandbox";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Option(names = "--profile", paramLabel = "LEVEL", description = "Only scenarios that this level asks for.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--untestable", description = "The rules that no scenario shows, with the reason.")
    private boolean untestable;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (untestable) {
            if (profile.isPresent()) {
                throw new WrongUsage("--untestable and --profile exclude each other");
            }
            untestable(out);
            return ExitCode.GOOD;
        }
        List<Scenario> scenarios = chosen();
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

    private void untestable(PrintWriter out) {
        Map<String, String> why = Rules.standard().untestable();
        if (format == Format.JSON) {
            out.print(CatalogueJson.untestable(why));
        } else {
            why.forEach((rule, reason) -> out.println(rule + "  " + reason));
        }
    }

    private List<Scenario> chosen() {
        List<Scenario> all = Catalogue.standard().scenarios();
        if (profile.isEmpty()) {
            return all;
        }
        Profile asked = Selection.profile("--profile", profile.get());
        return all.stream()
                .filter(each -> asked.scenarios().containsKey(each.id()))
                .toList();
    }

    private static CatalogueJson.Entry entry(Scenario scenario) {
        return new CatalogueJson.Entry(
                scenario.id(),
                scenario.sentence(),
                scenario.level(),
                scenario.rules(),
                profiles(scenario),
                needs(scenario),
                Killers.of(scenario).stream().map(Class::getSimpleName).toList());
    }

    /** The levels that ask for a scenario. */
    static List<String> profiles(Scenario scenario) {
        return Profiles.standard().stream()
                .filter(each -> each.scenarios().containsKey(scenario.id()))
                .map(Profile::name)
                .toList();
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
