package io.github.fetchproof.harness.scenario;

import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Expectation;
import io.github.fetchproof.harness.fetcher.Capability;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A scenario: what exists, what happens, and what must come of it. A value; {@link ScenarioBuilder} makes it.
 *
 * @param id {@code family/what-it-shows}, lower case
 * @param level how binding it is
 * @param title the rest of "a fetcher must …"
 * @param why the reason and the source, for people
 * @param rules ids of the rules it shows, at least one
 * @param world what exists
 * @param settings the subject's Go variables; origins' names in GOPROXY become URLs
 * @param goSum modules whose true sums stand in go.sum, {@code path@version}; with {@link #GO_MOD_ALONE} behind it, only that
 *     of the go.mod
 * @param goSumLines further lines of go.sum, true or not, in the scenario's words
 * @param netrc what stands in the subject's {@code .netrc}, with {@code {host:P1}} for an origin's host and port; empty for no file
 * @param helper the program that GOAUTH names
 * @param policy who may reach whom
 * @param steps in order
 * @param expectations at least one
 * @param needs what a subject must have declared
 * @param heavy whether it moves so much that it is given a larger disk, and that no other such scenario is played beside it
 */
public record Scenario(
        String id,
        Level level,
        String title,
        String why,
        List<String> rules,
        World world,
        Map<String, String> settings,
        List<String> goSum,
        List<String> goSumLines,
        String netrc,
        AuthHelper helper,
        Policy policy,
        List<Step> steps,
        List<Expectation> expectations,
        Set<Capability> needs,
        boolean heavy) {

    /** What makes a module of {@link #goSum} one whose zip go.sum does not list. */
    public static final String GO_MOD_ALONE = "/go.mod";

    /**
     * The origin whose link leads to the name server. Where a step breaks that link, the subject is told to look names up over TCP
     * ({@code options use-vc}), since Toxiproxy knows no packets.
     */
    public static final String NAME_SERVER = "NS";

    private static final Pattern ID = Pattern.compile("[a-z]+/[a-z0-9]+(-[a-z0-9]+)*");

    public Scenario {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a scenario's id must be family/words-with-dashes: " + id);
        }
        if (rules.isEmpty() || expectations.isEmpty()) {
            throw new IllegalArgumentException("a scenario names at least one rule and one expectation: " + id);
        }
        rules = List.copyOf(rules);
        settings = Map.copyOf(settings);
        goSum = List.copyOf(goSum);
        goSumLines = List.copyOf(goSumLines);
        steps = List.copyOf(steps);
        expectations = List.copyOf(expectations);
        needs = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(needs));
        for (Expectation each : expectations) {
            if (!rules.contains(each.rule())) {
                throw new IllegalArgumentException(id + " expects by a rule it does not name: " + each.rule());
            }
        }
        checkPolicy(id, world, policy, steps);
        for (Step step : steps) {
            String origin = step.origin();
            if (step instanceof Step.BreakTls && !world.encrypted().containsKey(origin)) {
                throw new IllegalArgumentException(id + " breaks TLS at an origin that speaks none: " + origin);
            }
            if (origin.equals(NAME_SERVER) || world.ssh().containsKey(origin)) {
                checkIsOfLink(id, step);
            } else if (!origin.isEmpty() && !world.origins().contains(origin)) {
                throw new IllegalArgumentException(id + " has a step at an origin its world does not know: " + origin);
            }
        }
    }

    /** A policy closes and opens the links as its callers come and go: nobody else may. */
    private static void checkPolicy(String id, World world, Policy policy, List<Step> steps) {
        for (String origin : policy.origins()) {
            if (!world.origins().contains(origin)) {
                throw new IllegalArgumentException(
                        id + " has a policy for an origin its world does not know: " + origin);
            }
        }
        for (Step step : steps) {
            if (step instanceof Step.CallAs call && !policy.callers().contains(call.caller())) {
                throw new IllegalArgumentException(id + " has a caller its policy does not name: " + call.caller());
            }
            if (!policy.isOpen() && (step instanceof Step.Break || step instanceof Step.Heal)) {
                throw new IllegalArgumentException(
                        id + " has a policy, and so breaks and heals no link: " + step.describe());
            }
        }
    }

    private static void checkIsOfLink(String id, Step step) {
        boolean ofTheLink = step instanceof Step.Heal
                || (step instanceof Step.Break broken && broken.on().isEmpty());
        if (!ofTheLink) {
            throw new IllegalArgumentException(
                    id + " has a step at " + (step.origin().equals(NAME_SERVER) ? "the name server" : step.origin())
                            + " that is not of its link alone: " + step.describe());
        }
    }

    /** Whether the subject looks names up over TCP, through a link of its own. */
    public boolean namesOverTcp() {
        return steps.stream().anyMatch(step -> step.origin().equals(NAME_SERVER));
    }

    /** The family: the id up to the slash. */
    public String family() {
        return id.substring(0, id.indexOf('/'));
    }

    /** Whether it means nothing outside the sandbox. */
    public boolean needsSandbox() {
        return onlyInSandbox().isPresent();
    }

    /** Why it means nothing outside the sandbox, if so, as the rest of "outside it ...". */
    public Optional<String> onlyInSandbox() {
        if (steps.stream().anyMatch(Step.Break.class::isInstance)) {
            return Optional.of("nobody sees what happens on the road");
        }
        if (!policy.isOpen()) {
            return Optional.of("nobody keeps callers from origins");
        }
        if (steps.stream().anyMatch(Step.BreakName.class::isInstance)) {
            return Optional.of("origins have no names to look up");
        }
        if (steps.stream()
                .anyMatch(step ->
                        step instanceof Step.BreakTls broken && broken.fault() instanceof TlsFault.NameRequired)) {
            return Optional.of("origins have no names to ask for");
        }
        if (steps.contains(Step.obstruct(Step.Obstacle.DISK_FULL))) {
            return Optional.of("the full disk would be everybody's");
        }
        if (!world.sumdbs().isEmpty()
                && !settings.getOrDefault("GOSUMDB", "off").contains(" ")) {
            return Optional.of("a checksum database has no host of its own");
        }
        String list = settings.getOrDefault("GOPROXY", "off");
        boolean leadsOutside = settings.containsKey("GOPRIVATE")
                || settings.containsKey("GONOPROXY")
                || list.isEmpty()
                || list.contains("direct");
        return leadsOutside ? Optional.of("real hosts would be asked") : Optional.empty();
    }

    /** What exists and how the subject is set up, in words, a line each; the steps come after. */
    public List<String> given() {
        List<String> lines = new ArrayList<>();
        world.proxies().forEach((origin, held) -> lines.add(origin + " holds " + named(held)));
        world.sumdbs()
                .forEach((origin, sumdb) -> lines.add(origin
                        + (world.proxies().containsKey(origin) ? " stands in for " : " is ")
                        + "the checksum database " + sumdb.name() + ", which knows " + named(sumdb.modules())
                        + (sumdb.size() == sumdb.modules().size() ? "" : " among " + sumdb.size() + " records")));
        world.sites()
                .forEach((origin, site) -> lines.add(origin + " is the host " + site.host() + ", with "
                        + (site.repositories().isEmpty()
                                ? "no repository"
                                : site.repositories().stream()
                                        .map(each -> "the repository " + each.name())
                                        .collect(Collectors.joining(", ")))));
        world.ssh()
                .forEach((origin, ssh) -> lines.add(origin + " serves the repositories of " + ssh.site() + " over SSH, "
                        + (ssh.admitsSubject() ? "" : "not ") + "to the subject's key"));
        world.encrypted()
                .forEach((origin, how) -> lines.add(origin + " speaks TLS"
                        + (how == World.Encryption.ANNOUNCED ? "" : ", of which its URL says nothing")));
        world.secrets().keySet().forEach(origin -> lines.add(origin + " answers nobody without a password or token"));
        lines.addAll(policy.describe());
        if (namesOverTcp()) {
            lines.add("names are looked up at " + NAME_SERVER + ", over TCP");
        }
        new TreeMap<>(settings).forEach((name, value) -> lines.add(name + "=" + value));
        if (!goSum.isEmpty()) {
            lines.add("go.sum knows " + String.join(", ", goSum));
        }
        goSumLines.forEach(each -> lines.add("go.sum says " + each));
        netrc.lines().forEach(each -> lines.add(".netrc says " + each));
        if (!helper.equals(AuthHelper.NONE)) {
            lines.add("GOAUTH names a program that prints " + said(helper.first()));
            lines.add("and after a refusal " + said(helper.again()));
        }
        return lines;
    }

    private static String said(String printed) {
        return printed.isEmpty() ? "nothing" : printed.strip().replaceAll("\\n+", ", ");
    }

    private static String named(List<Module> held) {
        return held.isEmpty()
                ? "nothing"
                : held.stream().map(each -> each.id().toString()).collect(Collectors.joining(", "));
    }

    /** The title as a whole sentence. */
    public String sentence() {
        return "A fetcher " + level.name() + " " + title + ".";
    }
}
