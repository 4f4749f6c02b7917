package example.fetcher;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.scenarios.certify.FetcherCertification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How somebody else's project certifies its fetcher. */
class PlainFetcherCertificationTest implements FetcherCertification {
    @Override
    public Class<? extends FetcherProvider> fetcher() {
        return PlainProvider.class;
    }

    @Override
    public List<String> only() {
        return List.of(System.getProperty("only", "*").split(","));
    }

    @Override
    public OptionalLong seed() {
        return OptionalLong.of(Long.getLong("seed", 1));
    }

    @Override
    public OptionalDouble patience() {
        return OptionalDouble.of(3);
    }

    @Override
    public Optional<Path> results() {
        return Optional.of(Path.of(System.getProperty("results")));
    }
}
