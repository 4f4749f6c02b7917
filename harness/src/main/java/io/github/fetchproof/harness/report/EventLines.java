package io.github.fetchproof.harness.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import java.util.List;

/**
 * A run as it goes, one line of JSON an event, for a program that follows it. Each line ends with a line feed and carries its
 * {@code event}: first {@code started}, then {@code preflight}, then {@code judged} for every scenario, last {@code ended}.
 */
public final class EventLines {
    private EventLines() {}

    /** The run begins. */
    public static String started(long seed, int scenarios) {
        ObjectNode line = event("started");
        line.put("seed", seed);
        line.put("scenarios", scenarios);
        return print(line);
    }

    /** The preflight is over; {@code problems} says why the subject cannot be certified, and is empty when it can. */
    public static String preflight(List<String> problems) {
        ObjectNode line = event("preflight");
        ResultsJson.strings(line.putArray("problems"), problems);
        return print(line);
    }

    /** A scenario has its verdict; it is told as in {@code results.json}. */
    public static String judged(Judgement judgement) {
        ObjectNode line = event("judged");
        ResultsJson.scenario(line.putObject("scenario"), judgement);
        return print(line);
    }

    /** The run is over; {@code problems} are those of the preflight and any found since. */
    public static String ended(Certification certification) {
        ObjectNode line = event("ended");
        ResultsJson.strings(line.putArray("problems"), certification.preflight());
        ResultsJson.strings(line.putArray("levels"), certification.levels());
        ResultsJson.strings(line.putArray("notAsKnown"), certification.notAsKnown());
        ResultsJson.summary(line.putObject("summary"), certification);
        return print(line);
    }

    private static ObjectNode event(String name) {
        return Json.MAPPER.createObjectNode().put("event", name);
    }

    private static String print(ObjectNode line) {
        return Json.line(line) + "\n";
    }
}
