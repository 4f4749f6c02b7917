package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementsTest {
    private static final String GO_MOD = """
            module example.com/main // replace x.test/a v1.0.0 => wrong v9.9.9

            replace x.test/a v1.0.0 => y.test/a v1.2.0
            replace x.test/a => "y.test/b" v1.3.0

            replace (
                x.test/c => ../c // here
                x.test/d v1.0.0 => /d
            )
            """;

    private static Optional<String> replaced(String path, String version) {
        return Replacements.parse(GO_MOD)
                .of(new ModuleVersion(new ModulePath(path), new Version(version)))
                .map(ModuleVersion::toString);
    }

    @Test
    void aDirectiveForAVersionCountsBeforeOneForAll() {
        assertThat(replaced("x.test/a", "v1.0.0")).contains("y.test/a@v1.2.0");
        assertThat(replaced("x.test/a", "v1.1.0")).contains("y.test/b@v1.3.0");
    }

    @Test
    void whatNoDirectiveNamesStaysWhatItIs() {
        assertThat(replaced("x.test/e", "v1.0.0")).contains("x.test/e@v1.0.0");
        assertThat(replaced("x.test/d", "v1.1.0")).contains("x.test/d@v1.1.0");
    }

    @Test
    void aDirectoryIsNotFetched() {
        assertThat(replaced("x.test/c", "v1.0.0")).isEmpty();
        assertThat(replaced("x.test/d", "v1.0.0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace x.test/a => y.test/a",
                "replace x.test/a v1 => y.test/a v1.0.0",
                "replace x.test/a v1.0.0 v1.0.1 => y.test/a v1.0.0",
                "replace x.test/a y.test/a v1.0.0",
                "replace ../a => y.test/a v1.0.0",
                "replace x.test/a => ../a v1.0.0"
            })
    void aMalformedDirectiveIsQuoted(String line) {
        assertThatThrownBy(() -> Replacements.parse("module m.test\n" + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replace must be PATH [VERSION] => PATH VERSION, or => DIRECTORY: "
                        + line.replace("replace ", ""));
    }

    @Test
    void aReplacementThatIsNoModuleCostsThatModuleAlone(@TempDir Path root) throws Exception {
        try (FakeProxy proxy = FakeProxy.of(A);
                Bench bench = new Bench(root, proxy.url())) {
            Bench.write(root.resolve("go.mod"), "module m.test\nreplace other.test/m => wrong.test/m v2.0.0\n");

            FetchResult result = bench.download("other.test/m@v1.0.0", A.toString());
            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(bench.cached("zip")).hasBinaryContent(A.zip());
        }
    }

    @Test
    void theReplacementIsFetchedAndItsOriginalIsNotAskedFor(@TempDir Path root) throws Exception {
        try (FakeProxy proxy = FakeProxy.of(A);
                Bench bench = new Bench(root, proxy.url())) {
            Bench.write(
                    root.resolve("go.mod"),
                    "module m.test\nreplace secret.test/m => " + A.module().path() + " "
                            + A.module().version() + "\nreplace other.test/m => ./m\n");

            assertThat(bench.download("secret.test/m@v1.0.0").outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(bench.cached("zip")).hasBinaryContent(A.zip());
            FetchResult directory = bench.download("other.test/m@v1.0.0");
            assertThat(directory.outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(directory.message()).contains("other.test/m@v1.0.0 is replaced by a directory");
            assertThat(proxy.requests()).containsExactly(A.file("info"), A.file("mod"), A.file("zip"));
        }
    }
}
