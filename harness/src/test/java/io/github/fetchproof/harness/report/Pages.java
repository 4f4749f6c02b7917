package io.github.fetchproof.harness.report;

import static io.github.fetchproof.harness.expectation.Checks.cameBack;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Limits;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judge;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Pages to look at, and what they are about. */
final class Pages {
    static final String ID = "list/comma-stops-on-refused";

    private Pages() {}

    static HtmlReport report() {
        return report("ask no later entry");
    }

    static HtmlReport report(String rule) {
        return new HtmlReport(id -> Optional.of(new RuleText(
                "A fetcher MUST " + rule + ".", List.of("https://go.dev/ref/mod", "javascript:alert(1)"))));
    }

    static Scenario scenario() {
        return ScenarioBuilder.scenario(ID)
                .must("ask no later entry when the first refuses")
                .because("golang/go#37367")
                .rules("LIST-003", "NET-001")
                .world(World.empty().proxy("P1", Vectors.VECTOR_A).proxy("P2", Vectors.VECTOR_A))
                .goproxy("P1,P2")
                .step(Step.breakLink("P1", new LinkFault.Refused()))
                .step(Step.fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), noRequestsAt("P2"))
                .expect("NET-001", cameBack(1))
                .build();
    }

    /** A trace in which every text that a subject, a server or the machine can shape is this one. */
    static Trace trace(String text) {
        List<Event> events = new ArrayList<>(List.of(
                new Event.Step(1_000_000, text),
                new Event.Fault(2_000_000, "P1", "refused", "on", text),
                new Event.Packet(3_000_000, "tcp", "127.0.0.1:4000", "127.1.2.3:80", "S", 0),
                new Event.Packet(3_100_000, "tcp", "127.1.2.3:80", "127.0.0.1:4000", "AR", 0),
                new Event.Fault(3_200_000, "P1", "refused", "acted", text),
                new Event.Query(4_000_000, text, text, "udp", text),
                new Event.Exchange(5_000_000, 9_000_000, "P2", 1, text, List.of(text), text, 503, 4, text),
                new Event.Disconnected(10_000_000, "P2", 1, text),
                new Event.HostStall(400_000_000, 200_000_000)));
        return new Trace(
                ID,
                42,
                true,
                1.5,
                Limits.DEFAULT,
                Map.of("example.com/m", text),
                List.of(
                        new Road("P1", "127.1.2.3:80", "127.1.2.4:8080", text),
                        new Road("P2", "127.1.2.5:80", "127.1.2.6:8080", text)),
                List.of(new Calibration("embedded", "refused", true, text, text)),
                List.of(fetch(text)),
                List.of(text),
                events);
    }

    private static Fetch fetch(String text) {
        return new Fetch(
                1,
                Operation.LIST,
                List.of(text),
                2_500_000,
                380_000_000,
                Fetch.Ending.ANSWERED,
                false,
                Optional.empty(),
                -1,
                List.of(text),
                text,
                List.of(new Delivery(text, false, false, false, text)),
                List.of(),
                List.of());
    }

    static Judgement judgement(Trace trace) {
        return Judge.judge(scenario(), trace, Map.of(), "certify --seed 42 --only " + ID);
    }

    /** A certification in which every text that a subject or the machine can shape is this one. */
    static Certification certification(String text, List<Judgement> judgements) {
        return new Certification(
                new Certification.Kit("0.1.0", text, text),
                new Certification.Subject(text, text, "exec", text),
                42,
                text,
                List.of(),
                "embedded",
                false,
                List.of(text),
                List.of(new Standing("core", 1, List.of())),
                List.of(text),
                List.of(new Calibration("embedded", "refused", true, text, text)),
                judgements);
    }

    /** A whole page about one scenario. */
    static String page(String text) {
        Trace trace = trace(text);
        Judgement judgement = judgement(trace);
        HtmlReport report = report(text);
        return report.head(certification(text, List.of(judgement)), 1)
                + report.section(scenario(), judgement, Optional.of(trace))
                + report.foot();
    }

    static Document parsed(String html) {
        return Jsoup.parse(html, "file:///report/index.html");
    }
}
