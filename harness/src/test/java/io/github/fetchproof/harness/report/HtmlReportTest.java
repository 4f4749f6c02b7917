package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judge;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final String PLAIN = "plain";

    @Test
    void aScenarioIsToldFromItsReasonToItsReplay() {
        Document page = Pages.parsed(Pages.page(PLAIN));

        Element told = page.expectFirst("div[id=" + Pages.ID + "]");
        assertThat(page.select("article summary").text())
                .contains("FAILED", Pages.ID, "A fetcher MUST ask no later entry when the first refuses.");
        assertThat(told.text())
                .contains("golang/go#37367")
                .contains("P1 holds example.com/m@v1.0.0", "GOPROXY=P1,P2")
                .contains("at P1: connections refused", "fetch example.com/m@v1.0.0")
                .contains("tap: P1 answered a dial with RST at 0.003 s")
                .contains("calibration of refused by embedded")
                .contains("P1 refuses the dial of 127.0.0.1:4000")
                .contains("java -jar fetchproof.jar certify --seed 42 --only " + Pages.ID);
        assertThat(told.select(".rules a").eachAttr("href"))
                .containsExactly("https://go.dev/ref/mod", "https://go.dev/ref/mod");
        assertThat(told.select(".files a").eachAttr("href"))
                .containsExactly("traces/" + Pages.ID + ".json", "traces/" + Pages.ID + ".pcap");
    }

    @Test
    void whatHeldStandsBesideWhatDidNot() {
        Document page = Pages.parsed(Pages.page(PLAIN));

        assertThat(page.select(".expectations tbody tr").eachText())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("LIST-003 fetch 1 succeeds it reported failure plain")
                                .endsWith("broken"),
                        second -> assertThat(second)
                                .startsWith("LIST-003 no request at P2 1")
                                .endsWith("broken"),
                        third -> assertThat(third)
                                .startsWith("NET-001 fetch 1 ends")
                                .endsWith("held"));
    }

    @Test
    void aScenarioThatWasNotRunSaysWhatItWouldHaveExpected() {
        Judgement judgement =
                Judge.withoutTrace(Pages.scenario(), Verdict.UNSUPPORTED, "not declared: list", "certify");

        Document section = Pages.parsed(Pages.report().section(Pages.scenario(), judgement, Optional.empty()));

        assertThat(section.text()).contains("UNSUPPORTED", "not declared: list", "fetch 1 succeeds", "not run");
        assertThat(section.select("svg, .log, .files")).isEmpty();
    }

    @Test
    void theDrawingHasALaneForEveryoneWhoTookPart() {
        Document page = Pages.parsed(Pages.page(PLAIN));

        assertThat(page.select("svg .name").eachText()).containsExactly("kit", "subject", "P1", "P2", "names", "host");
        assertThat(page.select("svg rect.reset title").eachText()).containsExactly("0.003 s dial refused");
        assertThat(page.select("svg rect.error title").text()).contains("503, 4 bytes after 4.0 ms");
    }

    @Test
    void everyCellOfTheGridLeadsToItsSection() {
        Document page = Pages.parsed(Pages.page(PLAIN));

        assertThat(page.select(".grid a")).hasSize(1).allSatisfy(cell -> {
            assertThat(page.getElementById(cell.attr("href").substring(1))).isNotNull();
            assertThat(cell.text()).contains("✕", "comma-stops-on-refused");
        });
    }

    @Test
    void aPartialPageAndOneThatCannotBeCertifiedSaySo() {
        Certification hostile = Samples.hostile();

        Document page = Pages.parsed(Pages.report().head(hostile, 130));

        assertThat(page.select(".alert").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Not certifiable:"),
                        second -> assertThat(second).startsWith("Partial: 4 of 130 scenarios"));
    }

    @Test
    void aPageOfARunWithoutASandboxSaysWhatThatCosts() {
        Document page = Pages.parsed(Pages.report().head(Samples.unsandboxed(), 6));

        assertThat(page.select(".alert").eachText())
                .containsExactly("Without the sandbox: 2 scenarios cannot be judged; not to be earned: resilient.");
    }

    @Test
    void thePageNeedsNothingElseAndRunsNothing() {
        Document page = Pages.parsed(Pages.page("<script>alert(1)</script>"));

        assertThat(page.select("script, link, img, iframe, object, embed, form, base, use, image"))
                .isEmpty();
        assertThat(page.select("[href]").eachAttr("href"))
                .allMatch(each -> each.matches(
                        "#\\S+|https://go\\.dev/\\S+|traces/\\S+|results\\.json|junit\\.xml|summary\\.md"));
        assertThat(page.getAllElements().stream()
                        .flatMap(each -> each.attributes().asList().stream())
                        .map(Attribute::getKey))
                .noneMatch(each -> each.startsWith("on") || each.equals("style") || each.equals("src"));
    }

    @Test
    void itsPolicyAllowsItsOwnStyleAndNothingElse() throws Exception {
        Document page = Pages.parsed(Pages.page(PLAIN));

        byte[] style = page.expectFirst("style").data().getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'");
    }

    @Test
    void knownTricksStayText() {
        for (String trick : List.of(
                Samples.HOSTILE,
                "</textarea></style></script></title></svg><svg onload=alert(1)>",
                "\" onmouseover=\"alert(1)\" x='",
                "' autofocus onfocus='alert(1)",
                "javascript:alert(1)",
                "--><!-- ]]> <![CDATA[",
                "{{#levels}}{{{style}}}{{/levels}}",
                "\ufeff\u202e\u2066abc\u2069\u0000\u001b[31m\ud800")) {
            assertThat(skeleton(Pages.page(trick))).as(trick).isEqualTo(skeleton(Pages.page(PLAIN)));
        }
    }

    @Property(tries = 150)
    void noTextChangesTheStructureOfThePage(@ForAll @StringLength(min = 1, max = 60) String any) {
        String page = Pages.page("a" + any);

        assertThat(skeleton(page)).isEqualTo(skeleton(Pages.page(PLAIN)));
        assertThat(page.codePoints())
                .noneMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\t')
                .noneMatch(point -> Character.getType(point) == Character.FORMAT)
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    @Property(tries = 150)
    void markupThatIsPutTogetherAtRandomStaysText(@ForAll("pieces") List<String> pieces) {
        assertThat(skeleton(Pages.page("a" + String.join("", pieces)))).isEqualTo(skeleton(Pages.page(PLAIN)));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "<",
                        ">",
                        "\"",
                        "'",
                        "`",
                        "&",
                        "=",
                        "/",
                        "</",
                        "<!--",
                        "-->",
                        "script",
                        "style",
                        "svg",
                        "title",
                        " onload=",
                        "pre",
                        "javascript:",
                        "&lt;",
                        "&#60;",
                        "{{",
                        "}}",
                        "\n",
                        "\t",
                        "\u001b",
                        "\u202e",
                        "\ud800",
                        "\udc00",
                        "\ufeff",
                        "\u0000",
                        "x")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Test
    void credentialsAreNotShown() {
        String page = Pages.page("https://user:geheim@proxy.test/ and Authorization: Bearer geheim");

        assertThat(page).contains("***").doesNotContain("geheim");
    }

    @Test
    void aHundredAndThirtyBusyScenariosStayBelowFiveMegabytes() {
        Trace quiet = Pages.trace("GET /abc.test/def/@v/v1.0.0.zip HTTP/1.1 ".repeat(40));
        List<Event> events = new ArrayList<>(quiet.events());
        for (int i = 0; i < 2_000; i++) {
            String path = "/abc.test/def/ghi/@v/v1.0." + i + ".zip";
            events.add(new Event.Exchange(
                    i * 1_000_000L,
                    i * 1_000_000L + 500_000,
                    "P1",
                    i,
                    "GET " + path + " HTTP/1.1",
                    List.of(),
                    path,
                    503,
                    10,
                    "status 503"));
        }
        Trace busy = new Trace(
                quiet.scenario(),
                1,
                true,
                1.5,
                quiet.limits(),
                quiet.names(),
                quiet.roads(),
                quiet.calibrations(),
                quiet.fetches(),
                quiet.leftBehind(),
                events);
        Judgement judgement = Pages.judgement(busy);

        String section = Pages.report().section(Pages.scenario(), judgement, Optional.of(busy));
        String head = Pages.report().head(Samples.certification(judgement), 130);

        assertThat(Pages.parsed(section).text()).contains("lines left out").contains("shapes left out");
        assertThat(130L * section.length() + head.length()).isLessThan(5_000_000);
    }

    /** All elements with the names of their attributes, in order: what markup is, without what it says. */
    private static List<String> skeleton(String html) {
        return Pages.parsed(html).getAllElements().stream()
                .map(each -> each.tagName()
                        + each.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList())
                .toList();
    }
}
