package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about a subject that attacks its readers, in a real browser. Skipped where none is installed. */
class BrowserTest {
    /** Leaves a mark in the page, and so in what the browser prints of it. */
    private static final String MARK = "document.documentElement.setAttribute('owned','yes')";

    private static final String ATTACK = "<script>" + MARK + "</script><img src=x onerror=\"" + MARK + "\">"
            + "'\"><svg onload=\"" + MARK + "\"></title></pre></style><style>*{display:none}</style>"
            + "<meta http-equiv=refresh content='0;url=javascript:" + MARK + "'>"
            + "\u001b[2J\u202e\ufeff\ud800";

    private final Path home;
    private Browser browser;

    BrowserTest(@TempDir Path home) {
        this.home = home;
        this.browser = new Browser(home, home);
    }

    @BeforeEach
    void needsABrowser() {
        Optional<Browser> here = Browser.find(home);
        assumeTrue(here.isPresent(), "no chromium here");
        browser = here.orElseThrow();
    }

    @Test
    void nothingRunsOfWhatASubjectWrote() throws Exception {
        Document page = browser.visit(Pages.page(ATTACK));

        assertThat(page.select("html").attr("owned")).isEmpty();
        assertThat(page.select("script, img, [onload], [onerror]")).isEmpty();
        assertThat(page.expectFirst("article").text()).contains("<script>" + MARK);
    }

    @Test
    void evenAScriptThatGotIntoThePageDoesNotRun() throws Exception {
        String broken = Pages.page("plain").replace("<header>", "<header>" + ATTACK);
        String withoutPolicy = broken.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");

        assertThat(browser.visit(broken).select("html").attr("owned")).isEmpty();
        assertThat(browser.visit(withoutPolicy).select("html").attr("owned"))
                .as("what the policy keeps out does run without it")
                .isEqualTo("yes");
    }

    @Test
    void itIsDrawnInLightAndInDarkWideAndNarrow() throws Exception {
        String page = Pages.page(ATTACK);
        BufferedImage light = browser.look(page, 1200, 1600, false);
        BufferedImage dark = browser.look(page, 400, 1600, true);

        assertThat(light.getWidth()).isEqualTo(1200);
        assertThat(brightness(light)).isGreaterThan(200);
        assertThat(brightness(dark)).isLessThan(80);
        assertThat(colours(light)).as("colours of a page with a drawing").isGreaterThan(20);
        assertThat(colours(dark)).isGreaterThan(20);
    }

    private static double brightness(BufferedImage picture) {
        return pixels(picture)
                .map(each -> ((each >> 16 & 255) + (each >> 8 & 255) + (each & 255)) / 3)
                .average()
                .orElseThrow();
    }

    private static long colours(BufferedImage picture) {
        return pixels(picture).distinct().count();
    }

    private static IntStream pixels(BufferedImage picture) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()));
    }
}
