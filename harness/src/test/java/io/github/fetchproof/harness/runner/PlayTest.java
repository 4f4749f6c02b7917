package io.github.fetchproof.harness.runner;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.fakes.fault.Trigger.first;
import static io.github.fetchproof.harness.runner.Plays.played;
import static io.github.fetchproof.harness.scenario.Step.ask;
import static io.github.fetchproof.harness.scenario.Step.damage;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchAndSignal;
import static io.github.fetchproof.harness.scenario.Step.fetchTogether;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.obstruct;
import static io.github.fetchproof.harness.scenario.Step.restartWith;
import static io.github.fetchproof.harness.scenario.Step.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Answers;
import io.github.fetchproof.harness.expectation.Cached;
import io.github.fetchproof.harness.expectation.Checks;
import io.github.fetchproof.harness.expectation.Timing;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Kept;
import io.github.fetchproof.harness.trace.Signal;
import io.github.fetchproof.harness.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class PlayTest {
    private static final String M = "example.com/m@v1.0.0";
    private static final String N = "example.com/n@v1.0.0";
    private static final World TWO =
            World.empty().proxy("P1", Module.of(M), Module.of("example.com/m@v1.1.0"), Module.of(N));

    private static Plays plays;

    @BeforeAll
    static void raise(@TempDir Path scratch) {
        plays = new Plays(scratch, false);
    }

    @AfterAll
    static void takeDown() {
        plays.close();
    }

    @Test
    void aQuestionIsAnsweredWithVersions() throws Exception {
        Trace trace = plays.play(played().world(TWO)
                .goproxy("P1")
                .step(ask(Operation.LIST, "example.com/m"))
                .step(ask(Operation.LATEST, "example.com/m"))
                .step(ask(Operation.RESOLVE, "example.com/m@v1.0"))
                .expect(Checks.cameBack(1))
                .build());

        assertThat(trace.fetch(1).operation()).isEqualTo(Operation.LIST);
        assertThat(trace.fetch(1).deliveries()).isEmpty();
        assertThat(Answers.answersAre(1, "v1.0.0", "v1.1.0").miss(trace)).isEmpty();
        assertThat(Answers.answersAre(2, "v1.1.0").miss(trace)).isEmpty();
        assertThat(Answers.answersAre(3, "v1.0.0").miss(trace)).isEmpty();
    }

    @Test
    void aVariableIsAnotherAfterARestartWithIt() throws Exception {
        Trace trace = plays.play(played().world(TWO)
                .goproxy("P1")
                .step(fetch(M))
                .step(restartWith("GOPROXY", "off"))
                .step(fetch(N))
                .step(restartWith("GOPROXY", "P1"))
                .step(fetch(N))
                .expect(Checks.cameBack(1))
                .build());

        assertThat(trace.fetches()).map(Fetch::succeeded).containsExactly(true, false, true);
    }

    @Test
    void aLineOfGoSumIsAsTheScenarioSaysWithTheRunsNames() throws Exception {
        Trace trace = plays.play(played().world(TWO)
                .goproxy("P1")
                .goSumLine("example.com/m v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .step(fetch(M))
                .step(fetch(N))
                .expect(Checks.cameBack(1))
                .build());

        assertThat(trace.fetch(1).claimedSuccess()).isFalse();
        assertThat(Cached.isNotCached(1, M, Kept.ZIP).miss(trace)).isEmpty();
        assertThat(trace.fetch(2).succeeded()).isTrue();
    }

    @Test
    void whatIsDamagedIsDamagedInTheSubjectsCache() throws Exception {
        Trace trace = plays.play(played().world(TWO)
                .goproxy("P1")
                .step(fetch(M))
                .step(damage(M, Kept.ZIP, Step.Harm.DELETE))
                .step(damage(N, Kept.ZIP, Step.Harm.DELETE))
                .step(restartWith("GOPROXY", "off"))
                .step(fetch(N))
                .expect(Checks.cameBack(1))
                .build());

        assertThat(Cached.isCached(1, M, Kept.ZIP).miss(trace)).isEmpty();
        assertThat(Cached.isNotCached(2, M, Kept.ZIP).miss(trace)).isEmpty();
        assertThat(Cached.isCached(2, M, Kept.MOD).miss(trace)).isEmpty();
        assertThat(trace.events(Event.Step.class))
                .map(Event.Step::what)
                .contains("nothing was there to delete the cached zip of " + N);
    }

    @Test
    void aFileInThePlaceOfTheCacheIsMetByTheSubject() throws Exception {
        Trace trace = plays.play(played().world(TWO)
                .goproxy("P1")
                .step(obstruct(Step.Obstacle.CACHE_IS_A_FILE))
                .step(fetch(M))
                .expect(Checks.cameBack(1))
                .build());

        assertThat(trace.fetch(1).claimedSuccess()).isFalse();
        assertThat(trace.fetch(1).cache()).isEmpty();
    }

    @Test
    void aDiskThatIsNotTheSubjectsOwnIsNotFilled() {
        assertThatThrownBy(() -> plays.play(played().world(TWO)
                        .goproxy("P1")
                        .step(obstruct(Step.Obstacle.DISK_FULL))
                        .expect(Checks.cameBack(1))
                        .build()))
                .isInstanceOf(WorldException.class)
                .hasMessageContaining("only a file system of the subject's own can be filled");
    }

    @Test
    void severalProcessesFetchAtOnceOnOneCache() throws Exception {
        Trace trace = plays.playInProcess(played().world(TWO)
                .goproxy("P1")
                .step(fetchTogether(3, M))
                .step(fetch(N))
                .expect(Checks.cameBack(1))
                .build());

        assertThat(trace.fetches()).map(Fetch::ordinal).containsExactly(1, 2, 3, 4);
        assertThat(trace.fetches())
                .allSatisfy(each -> assertThat(each.succeeded()).isTrue());
        assertThat(trace.fetches().subList(0, 3))
                .allSatisfy(each -> assertThat(each.startedNanos())
                        .isLessThan(trace.fetches().subList(0, 3).stream()
                                .mapToLong(Fetch::endedNanos)
                                .min()
                                .orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource(Signal.class)
    void aSignalGoesToTheSubjectOnceTheOriginHasMisbehaved(Signal signal) throws Exception {
        Trace trace = plays.playInProcess(played().world(TWO)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Silence()))
                .step(fetchAndSignal(signal, "P1", M))
                .step(heal("P1"))
                .step(fetch(M))
                .expect(Checks.cameBack(1))
                .build());

        assertThat(trace.fetch(1).ending()).isEqualTo(Fetch.Ending.SIGNALLED);
        assertThat(trace.events(Event.Step.class)).map(Event.Step::what).contains("signal " + signal);
        assertThat(Timing.endedWithin(1, Duration.ofSeconds(20)).miss(trace)).isEmpty();
        assertThat(trace.fetch(2).succeeded()).isTrue();
    }

    @Test
    void whereTheOriginBehavesNoSignalIsSent() throws Exception {
        Trace trace = plays.playInProcess(played().world(TWO)
                .goproxy("P1")
                .step(serve("P1", first(1, Artefact.LIST), new ServerFault.Status(503, Map.of(), "")))
                .step(fetchAndSignal(Signal.KILL, "P1", M))
                .expect(Checks.cameBack(1))
                .build());

        assertThat(trace.fetch(1).succeeded()).isTrue();
    }
}
