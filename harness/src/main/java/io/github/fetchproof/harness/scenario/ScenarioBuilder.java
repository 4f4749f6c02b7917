package io.github.fetchproof.harness.scenario;

import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Check;
import io.github.fetchproof.harness.expectation.Expectation;
import io.github.fetchproof.harness.fetcher.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a scenario together, in the order a reader wants it. Not shared between threads. */
public final class ScenarioBuilder {

    private final String id;
    private Level level = Level.MUST;
    private String title = "";
    private String why = "";
    private World world = World.empty();
    private final Set<String> rules = new LinkedHashSet<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> goSum = new ArrayList<>();
    private final List<String> goSumLines = new ArrayList<>();
    private String netrc = "";
    private AuthHelper helper = AuthHelper.NONE;
    private Policy policy = Policy.OPEN;
    private final List<Step> steps = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final Set<Capability> needs = new LinkedHashSet<>(Set.of(Capability.DOWNLOAD));
    private boolean heavy;

    private ScenarioBuilder(String id) {
        this.id = id;
    }

    public static ScenarioBuilder scenario(String id) {
        return new ScenarioBuilder(id);
    }

    /** The rest of "a fetcher must …". */
    public ScenarioBuilder must(String what) {
        return titled(Level.MUST, what);
    }

    /** The rest of "a fetcher should …". */
    public ScenarioBuilder should(String what) {
        return titled(Level.SHOULD, what);
    }

    private ScenarioBuilder titled(Level binding, String what) {
        level = binding;
        title = what;
        return this;
    }

    /** The reason and the source, for people. */
    public ScenarioBuilder because(String reason) {
        why = reason;
        return this;
    }

    /** The rules it shows; the first is the one {@link #expect(Check...)} speaks for. */
    public ScenarioBuilder rules(String... ids) {
        rules.addAll(List.of(ids));
        return this;
    }

    public ScenarioBuilder world(World exists) {
        world = exists;
        return this;
    }

    /** The GOPROXY list, with origins' names for their URLs; {@code login@P1} is a URL that holds what the origin wants to be told. */
    public ScenarioBuilder goproxy(String list) {
        return set("GOPROXY", list);
    }

    /**
     * One of Go's variables. In another than GOPROXY, <code>{P1}</code> is the URL of an origin, and in GOSUMDB
     * <code>{key:S1}</code> the key of the checksum database it has, which the subject then must know how to ask.
     */
    public ScenarioBuilder set(String variable, String value) {
        settings.put(variable, value);
        if (value.contains("{key:")) {
            needs.add(Capability.SUMDB);
        }
        return this;
    }

    /** Puts the true sums of these modules into the go.sum the subject is given; of {@code path@version/go.mod} the go.mod's alone. */
    public ScenarioBuilder goSumOf(String... modules) {
        goSum.addAll(List.of(modules));
        needs.add(Capability.GO_SUM);
        return this;
    }

    /** Puts a line into the go.sum the subject is given as it stands, for instance {@code example.com/m v1.0.0 h2:abc=}. */
    public ScenarioBuilder goSumLine(String line) {
        goSumLines.add(line);
        needs.add(Capability.GO_SUM);
        return this;
    }

    /** What stands in the subject's {@code .netrc}; <code>{host:P1}</code> is the host and port of an origin. */
    public ScenarioBuilder netrc(String text) {
        netrc = text;
        needs.add(Capability.NETRC);
        return this;
    }

    /** What the program prints that GOAUTH names; it counts alone, {@code .netrc} does not. */
    public ScenarioBuilder helper(AuthHelper program) {
        helper = program;
        needs.add(Capability.GOAUTH);
        return this;
    }

    /** Who may reach whom; {@link Policy#SUBJECT} is who calls where no step says another. */
    public ScenarioBuilder policy(Policy network) {
        policy = network;
        return this;
    }

    /** Gives it a larger disk, and lets no other such scenario be played beside it. */
    public ScenarioBuilder heavy() {
        heavy = true;
        return this;
    }

    public ScenarioBuilder needs(Capability... capabilities) {
        needs.addAll(List.of(capabilities));
        return this;
    }

    /** Adds a step; what it asks for is needed of the subject. */
    public ScenarioBuilder step(Step step) {
        steps.add(step);
        if (step instanceof Step.Fetch fetch) {
            needs.add(Capability.of(fetch.operation()));
        }
        return this;
    }

    /** Expects by the first rule named. */
    public ScenarioBuilder expect(Check... checks) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "a scenario names its rules before it expects by the first of them: " + id);
        }
        return expect(rules.iterator().next(), checks);
    }

    /** Expects by one of the rules named. */
    public ScenarioBuilder expect(String rule, Check... checks) {
        for (Check check : checks) {
            expectations.add(new Expectation(rule, check));
        }
        return this;
    }

    /**
     * The scenario.
     *
     * @throws IllegalArgumentException when a part is missing or does not fit the others
     */
    public Scenario build() {
        return new Scenario(
                id,
                level,
                title,
                why,
                List.copyOf(rules),
                world,
                settings,
                goSum,
                goSumLines,
                netrc,
                helper,
                policy,
                steps,
                expectations,
                needs,
                heavy);
    }
}
