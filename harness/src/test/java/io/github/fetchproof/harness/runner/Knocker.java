package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.witness.Probe;
import io.github.fetchproof.harness.witness.RoundTrip.Ending;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** A subject that fetches nothing: it dials the proxies of its list, and another port of the first, and says how the former ended. */
final class Knocker implements FetcherProvider {

    private static final Probe PROBE = new Probe(Duration.ofSeconds(2));

    @Override
    public String name() {
        return "knocker";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.DOWNLOAD);
    }

    @Override
    public Fetcher open(Surroundings surroundings) {
        List<String> list = List.of(surroundings.get("GOPROXY", "").split(","));
        return request -> {
            StringJoiner said = new StringJoiner(" ");
            for (String entry : list) {
                InetSocketAddress door = new InetSocketAddress(URI.create(entry).getHost(), 80);
                said.add("P" + (list.indexOf(entry) + 1) + "="
                        + PROBE.connect(door).map(Ending::name).orElse("connected"));
            }
            PROBE.connect(new InetSocketAddress(URI.create(list.get(0)).getHost(), 81));
            return new FetchResult(Outcome.UNAVAILABLE, list.size(), List.of(), said.toString());
        };
    }
}
