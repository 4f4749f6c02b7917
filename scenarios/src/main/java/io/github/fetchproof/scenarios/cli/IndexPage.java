package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.report.HtmlReport;
import io.github.fetchproof.harness.report.RuleText;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Rules;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The page {@code index.html} as a run goes. The section of each scenario is told once, and waits in a directory until the page is
 * put together, so that a run of any length needs memory for one scenario alone. Not shared between threads.
 */
final class IndexPage {
    private final Catalogue catalogue;
    private final Path sections;
    private final HtmlReport report;

    /**
     * A page about a run of these scenarios.
     *
     * @param scratch an existing directory, in which a new one is made
     */
    IndexPage(Catalogue catalogue, Path scratch) throws IOException {
        this.catalogue = catalogue;
        this.sections = Files.createTempDirectory(scratch, "page-");
        Rules rules = Rules.standard();
        this.report = new HtmlReport(id -> rules.find(id).map(rule -> new RuleText(rule.sentence(), rule.see())));
    }

    /** Tells a scenario. */
    void add(Judgement judgement, Optional<Trace> trace) throws IOException {
        String section = report.section(catalogue.find(judgement.id()).orElseThrow(), judgement, trace);
        Files.writeString(section(judgement), section);
    }

    /** Puts the page together. A scenario that has not been told was not run, and is told so. */
    void write(Certification soFar, OutputStream out) throws IOException {
        out.write(report.head(soFar, catalogue.scenarios().size()).getBytes(StandardCharsets.UTF_8));
        for (Judgement each : soFar.judgements()) {
            if (!Files.exists(section(each))) {
                add(each, Optional.empty());
            }
            Files.copy(section(each), out);
        }
        out.write(report.foot().getBytes(StandardCharsets.UTF_8));
    }

    private Path section(Judgement judgement) {
        return sections.resolve(judgement.id().replace('/', '.') + ".html");
    }
}
