package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.MODULE;
import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.trace.CachedFile;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final String DIRECTORY = "cache/download/xyz.test/qrs/@v/";
    /** Of {@code v1.0.0} and {@code v1.1.0}, a line each. */
    private static final String TWO_LINES = "35e1a0fd8abaaf20030902ed784e69ef4258645e7e59fe6247052cde913e920c";

    private static final List<String> GOS = Stream.of("list", "v1.0.0.info", "v1.0.0.lock", "v1.0.0.mod", "v1.0.0.zip")
            .map(each -> DIRECTORY + each)
            .toList();

    private static Trace holding(List<String> paths, String... more) {
        List<CachedFile> files = new ArrayList<>();
        paths.forEach(path -> files.add(new CachedFile(path, 1, TWO_LINES)));
        Stream.of(more).forEach(path -> files.add(new CachedFile(path, 1, TWO_LINES)));
        return trace().fetched(
                        Fetch.Ending.ANSWERED,
                        true,
                        Optional.empty(),
                        1,
                        new Delivery(MODULE, true, true, true, ""),
                        files)
                .done();
    }

    private static Optional<String> seen(Check check, Trace trace) {
        return check.miss(trace).map(Check.Miss::observed);
    }

    @Test
    void theLayoutOfGoHasSixFilesForAVersion() {
        assertThat(seen(Layout.layoutIsGos(1, MODULE), holding(GOS, DIRECTORY + "v1.0.0.ziphash")))
                .isEmpty();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(seen(Layout.layoutIsGos(1, MODULE), holding(GOS)))
                .hasValue("missing: [" + DIRECTORY + "v1.0.0.ziphash], too many: []");
    }

    @Test
    void aFileTooManyIsNamed() {
        String own = "cache/download/index.db";

        assertThat(seen(Layout.layoutIsGos(1, MODULE), holding(GOS, DIRECTORY + "v1.0.0.ziphash", own)))
                .hasValue("missing: [], too many: [" + own + "]");
    }

    @Test
    void aListNamesTheVersionsInOrder() {
        Trace kept = holding(List.of(DIRECTORY + "list"));

        assertThat(seen(Layout.listNames(1, "example.com/m", "v1.0.0", "v1.1.0"), kept))
                .isEmpty();
        assertThat(seen(Layout.listNames(1, "example.com/m", "v1.1.0", "v1.0.0"), kept))
                .hasValue("it is other text");
    }

    @Test
    void aListThatIsNotThereNamesNothing() {
        assertThat(seen(Layout.listNames(1, "example.com/m", "v1.0.0"), holding(List.of())))
                .hasValue("there is none");
    }
}
