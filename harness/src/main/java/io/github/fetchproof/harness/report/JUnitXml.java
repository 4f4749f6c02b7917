package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Standing;
import io.github.fetchproof.harness.verdict.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A certification as {@code junit.xml}, the form that build servers show.
 *
 * <p>{@code FAILED} is a failure; {@code INCONCLUSIVE} and {@code BROKEN} are errors; {@code UNSUPPORTED} is skipped, with
 * its reason, and so is a failure that was declared beforehand; {@code WARNED} is a pass that prints what it warns of. Each
 * sentence of a preflight that was missed is a failure, and each of what is otherwise than declared. How the subject stands to
 * a level is a property.
 */
public final class JUnitXml {
    private final XMLStreamWriter out;

    private JUnitXml(XMLStreamWriter out) {
        this.out = out;
    }

    public static String of(Certification certification) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(out).write(certification);
            out.close();
        } catch (XMLStreamException impossible) {
            throw new AssertionError("XML can be written to memory", impossible);
        }
        return text.toString();
    }

    private void write(Certification certification) throws XMLStreamException {
        out.writeStartDocument("1.0");
        newLine();
        out.writeStartElement("testsuites");
        newLine();
        suite(certification);
        out.writeEndElement();
        newLine();
        out.writeEndDocument();
    }

    private void suite(Certification certification) throws XMLStreamException {
        Map<Verdict, Integer> counts = certification.summary();
        List<Judgement> judgements = certification.judgements();
        List<String> preflight = certification.preflight();
        List<String> notAsKnown = certification.notAsKnown();
        int known = (int) judgements.stream().filter(JUnitXml::isExcused).count();
        out.writeStartElement("testsuite");
        attribute("name", "fetchproof " + certification.subject().name());
        attribute("tests", Integer.toString(judgements.size() + preflight.size() + notAsKnown.size()));
        attribute(
                "failures",
                Integer.toString(count(counts, Verdict.FAILED) - known + preflight.size() + notAsKnown.size()));
        attribute("errors", Integer.toString(count(counts, Verdict.INCONCLUSIVE) + count(counts, Verdict.BROKEN)));
        attribute("skipped", Integer.toString(count(counts, Verdict.UNSUPPORTED) + known));
        attribute(
                "time",
                seconds(judgements.stream().mapToDouble(Judgement::seconds).sum()));
        newLine();
        properties(certification);
        for (String each : preflight) {
            beside("preflight", "not certifiable: " + each, "NOT CERTIFIABLE");
        }
        for (String each : notAsKnown) {
            beside("known failures", each, "NOT AS KNOWN");
        }
        for (Judgement each : judgements) {
            testCase(each);
        }
        out.writeEndElement();
        newLine();
    }

    private void properties(Certification certification) throws XMLStreamException {
        out.writeStartElement("properties");
        property("kit", certification.kit().version());
        property("subject.version", certification.subject().version());
        property("seed", Long.toString(certification.seed()));
        property("sandbox", certification.sandbox());
        property("toxiproxy", certification.toxiproxy());
        property("partial", Boolean.toString(certification.partial()));
        property("levels", String.join(",", certification.levels()));
        for (Standing each : certification.standings()) {
            property("level." + each.level(), standing(each));
        }
        out.writeEndElement();
        newLine();
    }

    private void property(String name, String value) throws XMLStreamException {
        out.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private static String standing(Standing standing) {
        return TextReport.standing(standing)
                + standing.obstacles().stream()
                        .filter(each -> each.verdict().isPresent())
                        .map(each -> each.scenario() + " "
                                + each.verdict().map(Verdict::name).orElseThrow() + " "
                                + String.join(" ", each.rules()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    /** What is wrong with the run as a whole. */
    private void beside(String name, String sentence, String type) throws XMLStreamException {
        out.writeStartElement("testcase");
        attribute("classname", "fetchproof");
        attribute("name", name);
        problem("failure", sentence, type, "");
        out.writeEndElement();
        newLine();
    }

    private void testCase(Judgement judgement) throws XMLStreamException {
        String id = judgement.id();
        int slash = id.lastIndexOf('/');
        out.writeStartElement("testcase");
        attribute(
                "classname",
                slash < 0
                        ? "fetchproof"
                        : "fetchproof." + id.substring(0, slash).replace('/', '.'));
        attribute("name", id.substring(slash + 1));
        attribute("time", seconds(judgement.seconds()));
        switch (judgement.verdict()) {
            case PASSED -> {}
            case FAILED -> failed(judgement);
            case WARNED -> {
                out.writeStartElement("system-out");
                text(TextReport.lines(judgement));
                out.writeEndElement();
            }
            case UNSUPPORTED -> {
                out.writeEmptyElement("skipped");
                attribute("message", judgement.reason());
            }
            case INCONCLUSIVE, BROKEN ->
                problem("error", message(judgement), judgement.verdict().name(), TextReport.lines(judgement));
        }
        out.writeEndElement();
        newLine();
    }

    private void failed(Judgement judgement) throws XMLStreamException {
        if (isExcused(judgement)) {
            out.writeEmptyElement("skipped");
            attribute("message", "known failure: " + judgement.known() + "; " + message(judgement));
        } else {
            problem("failure", message(judgement), "FAILED", TextReport.lines(judgement));
        }
    }

    private static boolean isExcused(Judgement judgement) {
        return judgement.verdict() == Verdict.FAILED && !judgement.known().isEmpty();
    }

    private void problem(String element, String message, String type, String detail) throws XMLStreamException {
        out.writeStartElement(element);
        attribute("message", message);
        attribute("type", type);
        text(detail);
        out.writeEndElement();
    }

    private static String message(Judgement judgement) {
        if (!judgement.reason().isEmpty()) {
            return judgement.reason();
        }
        return judgement.findings().stream()
                .filter(each -> !each.unobserved())
                .findFirst()
                .map(JUnitXml::sentence)
                .orElse(judgement.title());
    }

    private static String sentence(Finding finding) {
        return finding.rule() + ": expected " + finding.expected() + "; observed " + finding.observed();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, Printable.line(Redaction.of(value)));
    }

    private void text(String value) throws XMLStreamException {
        out.writeCharacters(Printable.block(Redaction.of(value)));
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n");
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static int count(Map<Verdict, Integer> counts, Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }
}
