package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.expectation.Expectation;
import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the template {@code scenario.html} shows of a scenario. Every list and text of it is bounded. */
record ScenarioView(
        String id,
        VerdictView verdict,
        boolean open,
        String seconds,
        String sentence,
        String why,
        String reason,
        List<RuleView> rules,
        List<String> world,
        List<String> steps,
        List<String> witness,
        List<Row> expectations,
        Optional<Waterfall> waterfall,
        Optional<WireLog> log,
        List<FetchView> fetches,
        List<String> leftBehind,
        Optional<String> traceFile,
        Optional<String> captureFile,
        String replay) {

    private static final int SHAPES = 110;
    private static final int LOG_LINES = 48;
    private static final int OUTPUT = 3_000;
    private static final int EVIDENCE = 800;
    private static final int SENTENCE = 400;
    private static final int STEP = 200;
    private static final int FETCHES = 24;

    /** A rule, with the links that are links. */
    record RuleView(String id, String sentence, List<String> links) {}

    /**
     * Expected beside observed.
     *
     * @param kind the class that gives it its colour
     * @param held how it came out, in a word
     */
    record Row(String rule, String expected, String observed, String evidence, String kind, String held) {}

    /** One fetch and what came of it. */
    record FetchView(int ordinal, String what, String time, String end, List<String> problems, String output) {}

    boolean fetched() {
        return !fetches.isEmpty();
    }

    static ScenarioView of(
            Scenario scenario, Judgement judgement, Optional<Trace> trace, Function<String, Optional<RuleText>> rules) {
        return new ScenarioView(
                scenario.id(),
                VerdictView.of(judgement.verdict()),
                judgement.verdict() != Verdict.PASSED && judgement.verdict() != Verdict.UNSUPPORTED,
                trace.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f s", judgement.seconds()),
                judgement.title(),
                scenario.why(),
                Clip.to(SENTENCE, judgement.reason()),
                scenario.rules().stream()
                        .map(each -> rule(each, rules.apply(each)))
                        .toList(),
                world(scenario, trace),
                scenario.steps().stream()
                        .map(Step::describe)
                        .map(each -> Clip.to(STEP, each))
                        .toList(),
                witness(judgement, trace),
                trace.map(seen -> examined(scenario, seen)).orElseGet(() -> unexamined(scenario)),
                trace.flatMap(seen -> Waterfall.of(seen, SHAPES)),
                trace.map(seen -> WireLog.of(seen, LOG_LINES)),
                trace.map(ScenarioView::fetches).orElse(List.of()),
                trace.map(Trace::leftBehind).orElse(List.of()).stream()
                        .limit(6)
                        .map(each -> Clip.to(STEP, each))
                        .toList(),
                trace.map(seen -> "traces/" + scenario.id() + ".json"),
                trace.filter(Trace::tapped).map(seen -> "traces/" + scenario.id() + ".pcap"),
                judgement.replay());
    }

    private static RuleView rule(String id, Optional<RuleText> text) {
        return new RuleView(
                id,
                text.map(RuleText::sentence).orElse(""),
                text.map(RuleText::links).orElse(List.of()).stream()
                        .filter(each -> each.startsWith("https://"))
                        .toList());
    }

    private static List<String> world(Scenario scenario, Optional<Trace> trace) {
        List<String> lines = new ArrayList<>();
        scenario.given().forEach(each -> lines.add(Clip.to(STEP, each)));
        for (Road each : trace.map(Trace::roads).orElse(List.of())) {
            lines.add("in this run " + each.origin() + " is " + Clip.to(STEP, each.url()) + ", dialled at "
                    + each.link());
        }
        List<String> names = new TreeMap<>(trace.map(Trace::names).orElse(Map.of()))
                .entrySet().stream()
                        .map(each -> each.getKey() + " is called " + each.getValue())
                        .toList();
        if (!names.isEmpty()) {
            lines.add("in this run " + Clip.to(SENTENCE, some(names)));
        }
        return lines;
    }

    private static String some(List<String> all) {
        int most = 5;
        return all.size() <= most
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, most - 1)) + " and " + (all.size() - most + 1) + " more";
    }

    private static List<String> witness(Judgement judgement, Optional<Trace> trace) {
        List<String> lines = new ArrayList<>(
                judgement.witness().stream().map(each -> Clip.to(STEP, each)).toList());
        for (Calibration each : trace.map(Trace::calibrations).orElse(List.of())) {
            lines.add("calibration of " + each.fault() + " by " + each.provider() + ": "
                    + (each.deliverable() ? "" : "not delivered here; ") + "on: " + Clip.to(STEP, each.on()) + "; off: "
                    + Clip.to(STEP, each.off()));
        }
        return lines;
    }

    private static List<Row> examined(Scenario scenario, Trace trace) {
        return scenario.expectations().stream()
                .map(each -> each.examine(trace).map(ScenarioView::missed).orElseGet(() -> held(each)))
                .toList();
    }

    private static List<Row> unexamined(Scenario scenario) {
        return scenario.expectations().stream()
                .map(each -> new Row(each.rule(), each.check().describe(), "", "", "unsupported", "not run"))
                .toList();
    }

    private static Row held(Expectation expectation) {
        return new Row(expectation.rule(), expectation.check().describe(), "as expected", "", "passed", "held");
    }

    private static Row missed(Finding finding) {
        return new Row(
                finding.rule(),
                finding.expected(),
                Clip.to(SENTENCE, finding.observed()),
                Clip.to(EVIDENCE, finding.evidence().strip()),
                finding.unobserved() ? "inconclusive" : "failed",
                finding.unobserved() ? "not observable" : "broken");
    }

    /** Those of the end, when there are many: what went wrong is rarely at the beginning. */
    private static List<FetchView> fetches(Trace trace) {
        int many = trace.fetches().size();
        int room = OUTPUT / Math.max(1, Math.min(many, FETCHES));
        return trace.fetches().subList(Math.max(0, many - FETCHES), many).stream()
                .map(each -> fetch(each, room))
                .toList();
    }

    private static FetchView fetch(Fetch fetch, int room) {
        return new FetchView(
                fetch.ordinal(),
                fetch.operation().name().toLowerCase(Locale.ROOT) + " "
                        + Clip.to(SENTENCE, String.join(" ", fetch.modules())),
                WireLog.at(fetch.startedNanos()) + " to " + WireLog.at(fetch.endedNanos()),
                end(fetch),
                Stream.concat(
                                fetch.deliveries().stream()
                                        .map(Delivery::problem)
                                        .filter(each -> !each.isEmpty()),
                                fetch.answers().isEmpty()
                                        ? Stream.of()
                                        : Stream.of("answered: " + String.join(" ", fetch.answers())))
                        .limit(6)
                        .map(each -> Clip.to(SENTENCE, each))
                        .toList(),
                Clip.endOf(Math.max(500, room), fetch.message().strip()));
    }

    private static String end(Fetch fetch) {
        String claim = fetch.claimedSuccess() ? "success" : "failure";
        String word = fetch.outcome().map(each -> " (" + each + ")").orElse("");
        return fetch.ending() == Fetch.Ending.ANSWERED
                ? "reported " + claim + word
                : fetch.ending().name().toLowerCase(Locale.ROOT);
    }
}
