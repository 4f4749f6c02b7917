package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.expectation.Expectation;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.flawed.FlawedFetchers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells one scenario, or the scenarios of one rule, in prose. */
@Command(
        name = "explain",
        description =
                "Tells one scenario in prose: why, what happens, what is expected; or which scenarios show a rule.",
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {"", "Example: fetchproof explain list/comma-stops-on-refused"})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "A scenario's id, or a rule's, for instance LIST-003.")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Catalogue catalogue = Catalogue.standard();
        List<Scenario> named =
                catalogue.find(id).map(List::of).orElseGet(() -> ofRule(catalogue, id.toUpperCase(Locale.ROOT)));
        if (named.isEmpty()) {
            throw new WrongUsage("no scenario and no rule of a scenario is called " + id + "; " + near(catalogue));
        }
        for (int i = 0; i < named.size(); i++) {
            out.print(i == 0 ? "" : "\n");
            tell(named.get(i), out);
        }
        return ExitCode.GOOD;
    }

    private static List<Scenario> ofRule(Catalogue catalogue, String rule) {
        return catalogue.scenarios().stream()
                .filter(each -> each.rules().contains(rule))
                .toList();
    }

    private String near(Catalogue catalogue) {
        String last = id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String close = catalogue.scenarios().stream()
                .map(Scenario::id)
                .filter(each -> !last.isEmpty() && each.contains(last))
                .limit(3)
                .collect(Collectors.joining(" or "));
        return close.isEmpty() ? "the command scenarios lists them" : "did you mean " + close + "?";
    }

    private static void tell(Scenario scenario, PrintWriter out) {
        out.println(scenario.id());
        out.println(scenario.sentence());
        if (!scenario.why().isEmpty()) {
            out.println("Why: " + scenario.why());
        }
        out.println("Rules: " + String.join(", ", scenario.rules()));
        out.println("The world:");
        scenario.given().forEach(each -> out.println("  " + each));
        out.println("What happens:");
        int number = 1;
        for (Step each : scenario.steps()) {
            out.println("  " + number++ + ". " + each.describe());
        }
        out.println("What is expected:");
        for (Expectation each : scenario.expectations()) {
            out.println("  " + each.rule() + ": " + each.check().describe());
        }
        out.println("Needs: " + String.join(", ", ScenariosCommand.needs(scenario)));
        out.println("Catches:");
        for (Class<? extends FetcherProvider> each : Killers.of(scenario)) {
            out.println("  " + each.getSimpleName() + ", which "
                    + FlawedFetchers.flawOf(each).wrong());
        }
        out.println("Run it: fetchproof certify --only " + scenario.id());
    }
}
