package io.github.fetchproof.harness.runner;

import static io.github.fetchproof.harness.runner.Plays.played;
import static io.github.fetchproof.harness.scenario.Step.callAs;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchAndSignal;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.obstruct;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Checks;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Signal;
import io.github.fetchproof.harness.trace.Trace;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** The program that {@link SandboxedPlayTest} runs inside a sandbox. Prints what it finds as {@code key=value} lines. */
final class PlayInhabitant {
    private static final String SMALL = "example.com/small@v1.0.0";
    private static final String LARGE = "example.com/large@v1.0.0";

    private PlayInhabitant() {}

    public static void main(String[] arguments) throws Exception {
        Path scratch = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "scratch" -> scratch(scratch);
            case "disk-full" -> diskFull(scratch);
            case "signals" -> signals(scratch);
            case "policy" -> policy(scratch);
            default -> throw new IllegalArgumentException("unknown: " + arguments[0]);
        }
    }

    private static void scratch(Path parent) throws Exception {
        for (boolean large : new boolean[] {false, true}) {
            try (Scratch scratch = Scratch.open(parent, true, large)) {
                FileStore store = Files.getFileStore(scratch.directory());
                say("mib", store.getTotalSpace() >> 20);
                Files.write(scratch.directory().resolve("some"), new byte[100_000]);
                scratch.leave(64);
                say("room", store.getUsableSpace() >> 10);
            }
        }
    }

    private static void diskFull(Path scratch) throws Exception {
        byte[] noise = new byte[300_000];
        new SplittableRandom(1).nextBytes(noise);
        String text = Arrays.toString(noise);
        try (Plays plays = new Plays(scratch, true)) {
            Trace trace = plays.play(played().world(World.empty()
                            .proxy("P1", Module.of(SMALL), Module.of(LARGE).with("noise.txt", text)))
                    .goproxy("P1")
                    .step(obstruct(Step.Obstacle.DISK_FULL))
                    .step(fetch(SMALL))
                    .step(fetch(LARGE))
                    .expect(Checks.cameBack(1))
                    .build());
            say("small", trace.fetch(1).succeeded());
            say("large", trace.fetch(2).claimedSuccess());
            say("large-message", trace.fetch(2).message());
        }
    }

    private static void signals(Path scratch) throws Exception {
        try (Plays plays = new Plays(scratch, true)) {
            for (Signal signal : Signal.values()) {
                Trace trace = plays.playInProcess(played().world(World.empty().proxy("P1", Module.of(SMALL)))
                        .goproxy("P1")
                        .step(serve("P1", Trigger.every(Artefact.ZIP), new ServerFault.Silence()))
                        .step(fetchAndSignal(signal, "P1", SMALL))
                        .step(heal("P1"))
                        .step(fetch(SMALL))
                        .expect(Checks.cameBack(1))
                        .build());
                say("ending", trace.fetch(1).ending());
                say(
                        "next",
                        trace.fetch(2).ending() == Fetch.Ending.ANSWERED
                                && trace.fetch(2).succeeded());
                say("left-behind", trace.leftBehind());
            }
        }
    }

    /** A probe takes the subject's place, and says what became of its dials. */
    private static void policy(Path scratch) throws Exception {
        try (Plays plays = new Plays(scratch, true)) {
            for (Policy.Denial denial : Policy.Denial.values()) {
                Policy policy = Policy.denying(denial)
                        .egress(Policy.SUBJECT, new Policy.To("P1", 80))
                        .egress("shut")
                        .ingress("P1", new Policy.From(Policy.SUBJECT, 80))
                        .ingress("P2", new Policy.From("home", 80));
                Trace trace = plays.play(
                        // Names of its own: a JVM remembers what it has looked up.
                        ScenarioBuilder.scenario("play/" + denial.name().toLowerCase(Locale.ROOT))
                                .must("be played")
                                .rules("PLAY-001")
                                .world(World.empty().proxy("P1").proxy("P2"))
                                .goproxy("P1,P2")
                                .policy(policy)
                                .step(fetch(SMALL))
                                .step(callAs("home"))
                                .step(fetch(SMALL))
                                .step(callAs("shut"))
                                .step(fetch(SMALL))
                                .expect(Checks.cameBack(1))
                                .build(),
                        new Knocker());
                trace.fetches()
                        .forEach(fetch -> say(denial.name(), fetch.message().strip()));
                trace.events(Event.Denied.class).forEach(each -> told(each));
            }
        }
    }

    private static void told(Event.Denied denied) {
        String port = denied.to().substring(denied.to().lastIndexOf(':'));
        if (port.equals(":81")) {
            say("other-port", denied.decision());
            return;
        }
        String last = denied.from().replaceAll(".*(\\.[0-9]+):.*", "$1");
        say("denied", denied.caller() + " " + last + " " + denied.origin() + port + " " + denied.decision());
    }

    private static void say(String key, Object value) {
        System.out.println(key + "=" + value);
    }
}
