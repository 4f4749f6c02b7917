package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All flawed fetchers, a class for each family of rules with the flaws as its members. */
public final class FlawedFetchers {

    private static final List<Class<?>> FAMILIES = List.of(
            ProtoFlaws.class,
            ListFlaws.class,
            DnsFlaws.class,
            TlsFlaws.class,
            NetFlaws.class,
            RetryFlaws.class,
            BreakerFlaws.class,
            SumFlaws.class,
            SumdbFlaws.class,
            AuthFlaws.class,
            HelperFlaws.class,
            ZipFlaws.class,
            CacheFlaws.class,
            ConcurrencyFlaws.class,
            LimitFlaws.class,
            PrivateFlaws.class,
            MetaFlaws.class,
            VcsFlaws.class,
            SshFlaws.class);

    private static final List<Class<? extends FetcherProvider>> ALL =
            FAMILIES.stream().flatMap(FlawedFetchers::members).toList();

    private FlawedFetchers() {}

    /** Each once, with its {@link Flaw}, by family and there by name. */
    public static List<Class<? extends FetcherProvider>> all() {
        return ALL;
    }

    /** What is wrong with one of them. */
    public static Flaw flawOf(Class<? extends FetcherProvider> flawed) {
        return Objects.requireNonNull(flawed.getAnnotation(Flaw.class), () -> flawed + " does not say what is wrong");
    }

    private static Stream<Class<? extends FetcherProvider>> members(Class<?> family) {
        Stream<Class<? extends FetcherProvider>> members =
                Stream.of(family.getDeclaredClasses()).map(member -> member.asSubclass(FetcherProvider.class));
        return members.sorted(Comparator.comparing(Class::getSimpleName));
    }
}
