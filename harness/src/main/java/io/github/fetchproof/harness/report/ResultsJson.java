package io.github.fetchproof.harness.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Standing;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.List;

/**
 * A certification as {@code results.json}: stable, for programs; its schema is the resource {@code results.schema.json}.
 *
 * <p>Strings keep every character of the original, all but ASCII as JSON escapes; credentials are redacted.
 */
public final class ResultsJson {
    /** Stands where a verdict would, had the scenario been run. */
    private static final String NOT_RUN = "NOT_RUN";

    private ResultsJson() {}

    public static String of(Certification certification) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        kit(root.putObject("kit"), certification);
        subject(root.putObject("subject"), certification);
        root.put("seed", certification.seed());
        root.put("partial", certification.partial());
        strings(root.putArray("levels"), certification.levels());
        standings(root.putArray("standings"), certification);
        strings(root.putArray("notAsKnown"), certification.notAsKnown());
        summary(root.putObject("summary"), certification);
        ArrayNode scenarios = root.putArray("scenarios");
        certification.judgements().forEach(each -> scenario(scenarios.addObject(), each));
        return Json.print(root);
    }

    private static void kit(ObjectNode node, Certification certification) {
        node.put("version", certification.kit().version());
        node.put("java", certification.kit().java());
        node.put("os", certification.kit().os());
        node.put("sandbox", certification.sandbox());
        node.put("toxiproxy", certification.toxiproxy());
        ArrayNode calibrations = node.putArray("calibrations");
        for (Calibration each : certification.calibrations()) {
            ObjectNode entry = calibrations.addObject();
            entry.put("provider", each.provider());
            entry.put("fault", each.fault());
            entry.put("deliverable", each.deliverable());
            entry.put("on", each.on());
            entry.put("off", each.off());
        }
    }

    private static void subject(ObjectNode node, Certification certification) {
        Certification.Subject subject = certification.subject();
        node.put("name", Redaction.of(subject.name()));
        node.put("version", Redaction.of(subject.version()));
        node.put("door", subject.door());
        node.put("command", Redaction.of(subject.command()));
        node.put("certifiable", certification.certifiable());
        strings(node.putArray("preflight"), certification.preflight());
    }

    private static void standings(ArrayNode node, Certification certification) {
        for (Standing each : certification.standings()) {
            ObjectNode entry = node.addObject();
            entry.put("level", each.level());
            entry.put("earned", each.earned());
            entry.put("required", each.required());
            ArrayNode obstacles = entry.putArray("obstacles");
            for (Standing.Obstacle obstacle : each.obstacles()) {
                ObjectNode way = obstacles.addObject();
                way.put("scenario", obstacle.scenario());
                strings(way.putArray("rules"), obstacle.rules());
                way.put("verdict", obstacle.verdict().map(Verdict::name).orElse(NOT_RUN));
            }
        }
    }

    static void summary(ObjectNode node, Certification certification) {
        certification.summary().forEach((verdict, count) -> node.put(verdict.name(), count));
    }

    static void scenario(ObjectNode node, Judgement judgement) {
        node.put("id", judgement.id());
        node.put("title", judgement.title());
        node.put("level", judgement.level().name());
        strings(node.putArray("rules"), judgement.rules());
        node.put("verdict", judgement.verdict().name());
        node.put("reason", Redaction.of(judgement.reason()));
        ArrayNode findings = node.putArray("findings");
        judgement.findings().forEach(each -> finding(findings.addObject(), each));
        node.put("seconds", Math.round(judgement.seconds() * 1000) / 1000.0);
        strings(node.putArray("witness"), judgement.witness());
        node.put("replay", Redaction.of(judgement.replay()));
        node.put("known", Redaction.of(judgement.known()));
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("rule", finding.rule());
        node.put("expected", Redaction.of(finding.expected()));
        node.put("observed", Redaction.of(finding.observed()));
        node.put("evidence", Redaction.of(finding.evidence()));
        node.put("unobserved", finding.unobserved());
    }

    static void strings(ArrayNode node, List<String> values) {
        values.forEach(each -> node.add(Redaction.of(each)));
    }
}
