package io.github.fetchproof.harness.goproxy;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Checks;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One fetch by a line, of which one proxy fails in one way. Immutable.
 *
 * @param fault what befalls the proxy
 * @param proxy which, by its name in the line
 * @param secret whether the module is one that the first proxy alone holds, rather than one that this proxy and all after it
 *     hold; those before it answer 404 for that, so that it is asked
 */
public record Trial(Line line, Fault fault, String proxy, boolean secret) {

    private static final String VERSION = "@v1.0.0";

    /**
     * All trials of a line. What is private is tried where the first proxy fails: where it does not, it answers, and nobody else is
     * asked.
     *
     * @param faults which
     */
    public static List<Trial> all(Line line, List<Fault> faults) {
        List<Trial> trials = new ArrayList<>();
        for (Fault fault : faults) {
            for (String proxy : line.proxies()) {
                trials.add(new Trial(line, fault, proxy, false));
                if (proxy.equals(line.proxies().get(0))) {
                    trials.add(new Trial(line, fault, proxy, true));
                }
            }
        }
        return trials;
    }

    /** The id of its scenario. */
    public String id() {
        return "goproxy/" + fault.word() + "-" + proxy.toLowerCase(Locale.ROOT) + (secret ? "-secret" : "");
    }

    /** The paths of the modules asked for. No other trial asks for them, but where the user's globs say what is private. */
    List<String> paths() {
        boolean byGlobs = secret && !line.privatePaths().isEmpty();
        return byGlobs ? line.privatePaths() : List.of(id().replace('/', '-') + ".test/m");
    }

    /** Whether the proxies are to be asked at all: not for what GOPRIVATE covers. */
    private boolean meets() {
        return !secret || line.privateGlobs().isEmpty();
    }

    /** What is to be played. */
    public Scenario scenario() {
        String[] modules = paths().stream().map(path -> path + VERSION).toArray(String[]::new);
        ScenarioBuilder scenario = ScenarioBuilder.scenario(id())
                .must("come back when at " + proxy + " this holds: " + fault.words())
                .because("What a GOPROXY line is worth shows when one of its sources fails.")
                .rules("GOPROXY")
                .world(world(modules))
                .goproxy(line.standIn());
        if (line.places().size() > 1) {
            scenario.needs(Capability.GOPROXY_LIST);
        }
        if (!line.privateGlobs().isEmpty()) {
            scenario.set("GOPRIVATE", line.privateGlobs()).needs(Capability.PRIVATE_PATTERNS);
        }
        if (modules.length > 1) {
            scenario.needs(Capability.MANY_MODULES);
        }
        fault.at(proxy, meets()).ifPresent(scenario::step);
        return scenario.step(Step.fetchWithin(fault.bound(), modules))
                .expect(Checks.cameBack(1))
                .build();
    }

    private World world(String... modules) {
        Module[] held = List.of(modules).stream().map(Module::of).toArray(Module[]::new);
        World world = World.empty();
        boolean holds = secret;
        for (String each : line.proxies()) {
            holds |= each.equals(proxy);
            world = holds ? world.proxy(each, held) : world.proxy(each);
            holds &= !secret;
        }
        return world;
    }
}
