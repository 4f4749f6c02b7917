package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitXmlTest {

    @Test
    void countsWhatItHolds() throws Exception {
        Element suite = (Element) parse(JUnitXml.of(Samples.everyVerdict()))
                .getElementsByTagName("testsuite")
                .item(0);

        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("2");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    }

    @Test
    void everyVerdictHasItsElement() throws Exception {
        NodeList cases = parse(JUnitXml.of(Samples.everyVerdict())).getElementsByTagName("testcase");

        assertThat(outcome(cases, "case-of-passed")).isEqualTo("");
        assertThat(outcome(cases, "case-of-failed")).isEqualTo("failure");
        assertThat(outcome(cases, "case-of-warned")).isEqualTo("system-out");
        assertThat(outcome(cases, "case-of-unsupported")).isEqualTo("skipped");
        assertThat(outcome(cases, "case-of-inconclusive")).isEqualTo("error");
        assertThat(outcome(cases, "case-of-broken")).isEqualTo("error");
    }

    @Test
    void whatWasSkippedSaysWhy() throws Exception {
        Element skipped = (Element) parse(JUnitXml.of(Samples.everyVerdict()))
                .getElementsByTagName("skipped")
                .item(0);

        assertThat(skipped.getAttribute("message")).isEqualTo("the reason of UNSUPPORTED");
    }

    @Test
    void aMissedPreflightIsAFailure() throws Exception {
        Element first = (Element) parse(JUnitXml.of(Samples.hostile()))
                .getElementsByTagName("testcase")
                .item(0);

        assertThat(first.getAttribute("name")).isEqualTo("preflight");
        assertThat(first.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        Document document = parse(JUnitXml.of(Samples.hostile()));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        NodeList failures = document.getElementsByTagName("failure");
        assertThat(failures.item(failures.getLength() - 1).getTextContent())
                .contains("]]> <script>")
                .contains("\\u001b[2J");
    }

    private static String outcome(NodeList cases, String name) {
        for (int i = 0; i < cases.getLength(); i++) {
            Element each = (Element) cases.item(i);
            if (each.getAttribute("name").equals(name)) {
                return each.getFirstChild() == null ? "" : each.getFirstChild().getNodeName();
            }
        }
        throw new AssertionError("no test case " + name);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
