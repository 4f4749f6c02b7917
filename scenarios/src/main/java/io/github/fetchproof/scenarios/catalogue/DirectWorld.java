package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;

import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import java.time.Instant;
import java.util.Map;

/** A host with a repository, and a fetcher that is to use no proxy: where the scenarios of discovery and of git begin. */
final class DirectWorld {

    static final String HOST = "git.example.com";
    static final String ROOT = HOST + "/repo";
    static final String M = ROOT + "@v1.0.0";
    static final String PART = ROOT + "/part@v1.2.0";
    static final Instant MONDAY = Instant.parse("2024-01-01T03:04:05Z");
    static final Instant TUESDAY = Instant.parse("2024-01-02T03:04:05Z");

    /** One commit, with a module at the root and one in a directory. */
    static final Repository REPOSITORY = Repository.of("repo")
            .commit(
                    MONDAY,
                    Map.of(
                            "go.mod",
                            "module " + ROOT + "\n\ngo 1.20\n",
                            "m.go",
                            "package m\n",
                            "part/go.mod",
                            "module " + ROOT + "/part\n\ngo 1.20\n",
                            "part/p.go",
                            "package part\n"))
            .tag("v1.0.0")
            .tag("part/v1.2.0", "annotated");

    static final Site SITE = Site.of(HOST).with(REPOSITORY);

    /** What the page of the repository says. */
    static final String TAG = ROOT + " git https://" + ROOT;

    private DirectWorld() {}

    /** Modules are fetched from this host alone. */
    static ScenarioBuilder direct(String id, Site site) {
        return direct(id, World.empty().site("H1", site).encrypted("H1", Encryption.ANNOUNCED));
    }

    static ScenarioBuilder direct(String id, World world) {
        return scenario(id).world(world).goproxy("direct").needs(Capability.DIRECT);
    }
}
