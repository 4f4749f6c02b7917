package example.fetcher;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.util.EnumSet;
import java.util.Set;

/** Somebody else's fetcher, on an OkHttp and a Netty that are years older than those of the kit. */
public final class PlainProvider implements FetcherProvider {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String version() {
        return okhttp3.internal.Version.userAgent();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.DOWNLOAD,
                Capability.GOPROXY_LIST,
                Capability.GO_SUM,
                Capability.MODULE_CACHE,
                Capability.SESSION,
                Capability.OUTCOME);
    }

    @Override
    public Fetcher open(Surroundings surroundings) {
        return new PlainFetcher(ProxyList.parse(surroundings.get("GOPROXY", "off")), surroundings.moduleCache());
    }
}
