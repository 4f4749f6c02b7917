package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Profile;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Profiles;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which scenarios are run, and which levels must come of it, as options. */
final class Selection {
    @Option(
            names = "--profile",
            paramLabel = "LEVEL",
            description = "Only scenarios that this level asks for: core, private, resilient or polite. Repeatable.")
    private List<String> profiles = List.of();

    @Option(
            names = "--only",
            paramLabel = "GLOB",
            description = "Only scenarios whose id fits, for instance 'list/*'. Repeatable.")
    private List<String> only = List.of();

    @Option(
            names = "--require",
            paramLabel = "LEVEL",
            description = "Exits with 1 when the fetcher does not earn this level. Repeatable.")
    private List<String> required = List.of();

    /**
     * The scenarios to run, in catalogue order.
     *
     * @throws WrongUsage when a name is unknown, nothing is left to run, or a level that is required cannot be earned so
     */
    Catalogue of(Catalogue all) {
        Catalogue chosen;
        try {
            chosen = all.only(only);
        } catch (IllegalArgumentException wrong) {
            throw WrongUsage.because(wrong);
        }
        if (!profiles.isEmpty()) {
            List<Profile> named =
                    profiles.stream().map(each -> profile("--profile", each)).toList();
            chosen = new Catalogue(chosen.scenarios().stream()
                    .filter(each -> named.stream()
                            .anyMatch(profile -> profile.scenarios().containsKey(each.id())))
                    .toList());
            if (chosen.scenarios().isEmpty()) {
                throw new WrongUsage("no scenario of " + String.join(" or ", profiles) + " fits --only "
                        + String.join(" or ", only));
            }
        }
        for (String each : required) {
            checkWithinReach(profile("--require", each), chosen);
        }
        return chosen;
    }

    /** Whether every level that is required was earned. */
    boolean isSatisfiedBy(Certification certification) {
        return certification.levels().containsAll(required);
    }

    /**
     * The profile of this name.
     *
     * @param option for which it is looked up
     * @throws WrongUsage when there is none
     */
    static Profile profile(String option, String name) {
        List<Profile> all = Profiles.standard();
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(option + " must be "
                        + all.stream().map(Profile::name).collect(Collectors.joining(", ")) + ": " + name));
    }

    private static void checkWithinReach(Profile level, Catalogue chosen) {
        List<String> leftOut = level.scenarios().keySet().stream()
                .filter(each -> chosen.find(each).isEmpty())
                .toList();
        if (!leftOut.isEmpty()) {
            throw new WrongUsage("--require " + level.name() + " cannot be met: --only or --profile leaves out "
                    + leftOut.size() + " of its " + level.scenarios().size() + " scenarios, " + leftOut.get(0)
                    + " for instance");
        }
    }
}
