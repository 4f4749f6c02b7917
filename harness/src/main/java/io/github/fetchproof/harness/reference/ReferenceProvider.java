package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.util.EnumSet;
import java.util.Set;

/** Makes the bundled fetcher. A flawed fetcher extends it and hands out {@link #decisions} of which one is wrong. */
public class ReferenceProvider implements FetcherProvider {
    private static final String VERSION = "0.1.0";

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.DOWNLOAD,
            Capability.LIST,
            Capability.LATEST,
            Capability.RESOLVE,
            Capability.MANY_MODULES,
            Capability.GOPROXY_LIST,
            Capability.PRIVATE_PATTERNS,
            Capability.GO_SUM,
            Capability.MODULE_CACHE,
            Capability.TREE,
            Capability.SESSION,
            Capability.OUTCOME,
            Capability.ATTEMPTS,
            Capability.SUMDB,
            Capability.NETRC,
            Capability.DOCKER_CONFIG,
            Capability.GOAUTH,
            Capability.DIRECT);

    @Override
    public String name() {
        return "fetchproof reference";
    }

    @Override
    public String version() {
        return VERSION;
    }

    /** Over SSH it fetches where there is an {@code ssh} in PATH, or GIT_SSH_COMMAND names another program. */
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.copyOf(CAPABILITIES);
        if (SshCommand.isThere(new Surroundings(System.getenv()))) {
            capabilities.add(Capability.SSH);
        }
        return capabilities;
    }

    /** What its fetchers decide by. */
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings);
    }

    @Override
    public Fetcher open(Surroundings surroundings) {
        return open(surroundings, TimeAndChance.real());
    }

    /** As {@link #open(Surroundings)}, with time and chance of the caller's. */
    public Fetcher open(Surroundings surroundings, TimeAndChance time) {
        return reference(surroundings, time);
    }

    ReferenceFetcher reference(Surroundings surroundings, TimeAndChance time) {
        Settings settings = Settings.of(surroundings);
        return new ReferenceFetcher(settings, decisions(settings), time);
    }
}
