package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.resilience.Fallback;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The reference fetcher keeps every law, whatever goes wrong and whenever; a fetcher with one wrong decision does not. */
class FaultScheduleProperties {
    private static Optional<ProvingGround> ground = Optional.empty();

    @BeforeContainer
    static void open() throws IOException {
        ground = Optional.of(ProvingGround.open());
    }

    @AfterContainer
    static void close() throws IOException {
        ground.orElseThrow().close();
    }

    @Provide
    Arbitrary<FaultSchedule> schedules() {
        return FaultSchedules.any();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void theReferenceKeepsEveryLaw(@ForAll("schedules") FaultSchedule schedule) throws Exception {
        Observation seen = ground.orElseThrow().run(schedule, new ReferenceProvider());

        assertThat(Law.broken(schedule, seen)).as("%s: %s", schedule, seen).isEmpty();
        Statistics.collect(seen.troubled().says(Outcome.FETCHED));
        Statistics.coverage(coverage -> {
            coverage.check(true).count(count -> count > 0);
            coverage.check(false).count(count -> count > 0);
        });
    }

    @Example
    void aCommaThatIsPassedInAnOutageIsFound() throws Exception {
        Counterexample found = smallest(settings -> new Decisions(settings) {
            @Override
            public OptionalInt next(Fallback list, int index, FailureClass failure) {
                return index + 1 < list.entries().size() ? OptionalInt.of(index + 1) : OptionalInt.empty();
            }
        });

        assertThat(found.broken()).contains(Law.COMMA);
        assertThat(found.schedule().mishaps()).hasSizeLessThanOrEqualTo(2);
    }

    @Example
    void anOutageThatIsTakenForNotFoundIsFound() throws Exception {
        Counterexample found = smallest(settings -> new Decisions(settings) {
            @Override
            public FailureClass classOf(Trouble trouble) {
                return FailureClass.NOT_FOUND;
            }
        });

        assertThat(found.broken()).containsAnyOf(Law.NOT_FOUND, Law.COMMA);
        assertThat(found.schedule().mishaps()).hasSizeLessThanOrEqualTo(2);
    }

    @Example
    void aBodyThatIsTakenForWholeIsFound() throws Exception {
        Counterexample found = smallest(settings -> new Decisions(settings) {
            @Override
            public boolean isWhole(boolean ended, OptionalLong declared, long received) {
                return true;
            }
        });

        assertThat(found.broken()).contains(Law.ACCUSES_ONLY_LIARS);
        assertThat(found.schedule().mishaps()).hasSizeLessThanOrEqualTo(2);
    }

    @Example
    void aFileThatIsKeptUnverifiedIsFound() throws Exception {
        Counterexample found = smallest(settings -> new Decisions(settings) {
            @Override
            public boolean verifiesBeforeCommit() {
                return false;
            }
        });

        assertThat(found.broken()).contains(Law.TRUE);
        assertThat(found.schedule().mishaps()).hasSizeLessThanOrEqualTo(2);
    }

    /** The smallest schedule that a fetcher with these decisions does not stand. */
    private static Counterexample smallest(Function<Settings, Decisions> decisions) throws Exception {
        ReferenceProvider flawed = new ReferenceProvider() {
            @Override
            protected Decisions decisions(Settings settings) {
                return decisions.apply(settings);
            }
        };
        Optional<Counterexample> found = Counterexample.search(
                FaultSchedules.any(),
                7,
                schedule -> Law.broken(schedule, ground.orElseThrow().run(schedule, flawed)));
        assertThat(found).isPresent();
        return found.get();
    }
}
