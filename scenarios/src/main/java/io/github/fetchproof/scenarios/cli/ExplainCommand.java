package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.expectation.Expectation;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.verdict.Profile;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Profiles;
import io.github.fetchproof.scenarios.catalogue.Rule;
import io.github.fetchproof.scenarios.catalogue.Rules;
import io.github.fetchproof.scenarios.flawed.FlawedFetchers;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells one scenario or one rule in prose. */
@Command(
        name = "explain",
        description =
                "Tells one scenario in prose: why, what happens, what is expected; or one rule, and what shows it.",
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
        Optional<Scenario> scenario = catalogue.find(id);
        if (scenario.isPresent()) {
            tell(scenario.get(), out);
            return ExitCode.GOOD;
        }
        Rule rule = Rules.standard()
                .find(id.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new WrongUsage("no scenario and no rule is called " + id + "; " + near(catalogue)));
        tell(rule, catalogue, out);
        return ExitCode.GOOD;
    }

    private static void tell(Rule rule, Catalogue catalogue, PrintWriter out) {
        out.println(rule.id() + ", " + rule.kind().name().toLowerCase(Locale.ROOT));
        out.println(rule.sentence());
        out.println("See: " + String.join(", ", rule.see()));
        out.println("Required by: "
                + orNone(Profiles.standard().stream()
                        .filter(each -> each.scenarios().values().stream().anyMatch(rules -> rules.contains(rule.id())))
                        .map(Profile::name)
                        .collect(Collectors.joining(", "))));
        Optional.ofNullable(Rules.standard().untestable().get(rule.id()))
                .ifPresent(why -> out.println("No scenario shows it: " + why));
        for (Scenario each : catalogue.scenarios()) {
            if (each.rules().contains(rule.id())) {
                out.println("Shown by " + each.id() + ": " + each.sentence());
            }
        }
    }

    private static String orNone(String names) {
        return names.isEmpty() ? "no level" : names;
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
        out.println("Rules:");
        for (String each : scenario.rules()) {
            Rule rule = Rules.standard().find(each).orElseThrow();
            out.println("  " + each + ": " + rule.sentence() + " See " + String.join(", ", rule.see()));
        }
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
        out.println("Required by: " + orNone(String.join(", ", ScenariosCommand.profiles(scenario))));
        out.println("Needs: " + String.join(", ", ScenariosCommand.needs(scenario)));
        out.println("Catches:");
        for (Class<? extends FetcherProvider> each : Killers.of(scenario)) {
            out.println("  " + each.getSimpleName() + ", which "
                    + FlawedFetchers.flawOf(each).wrong());
        }
        out.println("Run it: fetchproof certify --only " + scenario.id());
    }
}
