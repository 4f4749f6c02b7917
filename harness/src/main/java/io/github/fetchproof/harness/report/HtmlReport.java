package io.github.fetchproof.harness.report;

import com.samskivert.mustache.Template;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import java.util.Optional;
import java.util.function.Function;

/**
 * A certification as {@code index.html}: one page that needs no network, no other file and no script.
 *
 * <p>The page is told in parts, so that no more than one scenario need be held in memory: {@link #head}, then {@link #section}
 * for each judgement, then {@link #foot}. What a subject printed or named can do nothing in it: every value passes the gate of
 * {@link Templates}, and the page's own policy forbids scripts and all that would be fetched. Safe for use by many threads.
 */
public final class HtmlReport {
    private static final String STYLE = Templates.resource("report.css");
    private static final Template HEAD = Templates.named("head.html");
    private static final Template SECTION = Templates.named("scenario.html");
    private static final String FOOT = Templates.resource("foot.html");

    private final Function<String, Optional<RuleText>> rules;

    /** A report that tells rules by this table. */
    public HtmlReport(Function<String, Optional<RuleText>> rules) {
        this.rules = rules;
    }

    /**
     * The page up to the first scenario.
     *
     * @param planned how many scenarios the run is to judge
     */
    public String head(Certification certification, int planned) {
        return HEAD.execute(CertificateView.of(certification, planned, STYLE));
    }

    /**
     * One scenario.
     *
     * @param trace empty when it was not run
     */
    public String section(Scenario scenario, Judgement judgement, Optional<Trace> trace) {
        return SECTION.execute(ScenarioView.of(scenario, judgement, trace, rules));
    }

    /** The rest of the page. */
    public String foot() {
        return FOOT;
    }
}
