package io.github.fetchproof.scenarios.certify;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Certifies a Java fetcher from a test class of its own project, one dynamic test a scenario:
 *
 * <pre>{@code
 * class MyFetcherCertificationTest implements FetcherCertification {
 *     @Override
 *     public Class<? extends FetcherProvider> fetcher() {
 *         return MyFetcherProvider.class;
 *     }
 * }
 * }</pre>
 *
 * <p>The kit runs as a process, and the fetcher in another, on the class path of the test. A test fails when a MUST was broken,
 * and also when the scenario was inconclusive or the kit broke, and then says so. A broken SHOULD passes and is printed. What the
 * fetcher did not declare is aborted, with the reason.
 */
public interface FetcherCertification {

    /** The provider of the fetcher: a public class with a public constructor without parameters. */
    Class<? extends FetcherProvider> fetcher();

    /** Runs only scenarios whose id matches one of these globs, for instance {@code list/*}; all when empty. */
    default List<String> only() {
        return List.of();
    }

    /** Repeats a run; drawn when empty. */
    default OptionalLong seed() {
        return OptionalLong.empty();
    }

    /** How many scenarios run side by side; the kit's own default when empty. */
    default OptionalInt jobs() {
        return OptionalInt.empty();
    }

    /** By how much upper bounds on time are stretched, at least 1; the kit's own default when empty. */
    default OptionalDouble patience() {
        return OptionalDouble.empty();
    }

    /** {@code auto}, {@code on} or {@code off}. */
    default String sandbox() {
        return "auto";
    }

    /** A directory for the report and the traces; none is written when empty. */
    default Optional<Path> results() {
        return Optional.empty();
    }

    /**
     * The time limits the fetcher declares, by {@code connect}, {@code handshake}, {@code header}, {@code stall}, {@code dns}
     * and {@code overall}; a hang is judged by them. The kit's own defaults for those not named.
     */
    default Map<String, Duration> limits() {
        return Map.of();
    }

    /** One test for the preflight, then one a scenario, as each is judged. */
    @TestFactory
    default Stream<DynamicTest> certification() {
        KitProcess kit = KitProcess.start(CommandLine.of(this));
        return kit.events().map(Verdicts::test).onClose(kit::close);
    }
}
