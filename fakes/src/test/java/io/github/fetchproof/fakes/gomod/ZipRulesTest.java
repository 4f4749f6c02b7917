package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipRulesTest {

    private static final String PREFIX = "example.com/m@v1.0.0/";

    private static List<ZipRules.Problem> check(ZipRules.Entry... entries) {
        return ZipRules.check(VectorA.MODULE, Arrays.asList(entries));
    }

    private static List<ZipRule> broken(String... names) {
        return ZipRules.check(
                        VectorA.MODULE,
                        Arrays.stream(names).map(name -> entry(name, 1)).toList())
                .stream()
                .map(ZipRules.Problem::rule)
                .toList();
    }

    private static ZipRules.Entry entry(String name, long size) {
        return new ZipRules.Entry(PREFIX + name, size);
    }

    @Test
    void letAModuleBe() {
        assertThat(broken(
                        "go.mod",
                        "LICENSE",
                        "m.go",
                        "a/m.go",
                        "a/b/m.go",
                        "vendor/x/y.go",
                        ".git/config",
                        "é.go",
                        "a b.go"))
                .isEmpty();
        assertThat(broken()).isEmpty();
        assertThat(broken("m.go")).isEmpty();
    }

    @Test
    void letDirectoriesBe() {
        assertThat(broken("", "sub/", "sub/", "sub/m.go", "go.mod")).isEmpty();
        assertThat(check(new ZipRules.Entry(PREFIX + "big/", Long.MAX_VALUE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.txt",
                "/etc/passwd",
                "example.com/m@v1.0.1/m.go",
                "example.com/m/m.go",
                "Example.com/m@v1.0.0/m.go",
                "example.com/m@v1.0.0",
                "x/example.com/m@v1.0.0/m.go",
                ""
            })
    void everyNameBeginsWithModuleAndVersion(String name) {
        List<ZipRules.Problem> problems = check(entry("m.go", 1), new ZipRules.Entry(name, 1));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(ZipRule.PREFIX);
            assertThat(problem.name()).isEqualTo(name);
            assertThat(problem).hasToString("a name in a module zip must begin with " + PREFIX + ": \"" + name + "\"");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "a/../../evil",
                "a/..",
                "./a",
                "a//b",
                "/a",
                "//",
                "a\\b",
                "..\\evil",
                "c:evil",
                "a\nb",
                "a\u0000b",
                "a\u001b[31m",
                "a\"b",
                "a'b",
                "a*",
                "a<b",
                "a>b",
                "a?",
                "a`b",
                "a|b",
                "con",
                "con.go",
                "CON.txt",
                "a/Aux.go",
                "nul/x.go",
                "com1",
                "LPT9.log",
                "a.",
                "a./b",
                "...",
                "\u2028",
                "a\u00a0b",
                "\u0660",
                "\ud83d\ude00"
            })
    void noNameEscapesOrIsOdd(String name) {
        assertThat(broken(name)).containsExactly(ZipRule.NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "m.go,M.go",
        "a/x.go,A/y.go",
        "a/x.go,A",
        "straße.go,STRAẞE.go",
        "K.go,k.go",
        "s.go,ſ.go",
        "Σ.go,ς.go",
        "µ.go,μ.go",
        "é.go,É.go",
        "Ω.go,ω.go",
        "𐐀.go,𐐨.go"
    })
    void noTwoNamesDifferInCaseAlone(String first, String second) {
        assertThat(broken(first, second)).containsExactly(ZipRule.CASE);
        assertThat(broken(second, first)).containsExactly(ZipRule.CASE);
    }

    @ParameterizedTest
    @CsvSource({"i.go,İ.go", "i.go,ı.go", "ss.go,ß.go", "e.go,é.go"})
    void otherNamesDiffer(String first, String second) {
        assertThat(broken(first, second)).isEmpty();
    }

    @Test
    void noFileOccursTwice() {
        assertThat(broken("m.go", "m.go")).containsExactly(ZipRule.DUPLICATE);
    }

    @Test
    void noNameIsFileAndDirectory() {
        assertThat(broken("a", "a/b")).containsExactly(ZipRule.FILE_AND_DIRECTORY);
        assertThat(broken("a/b", "a")).containsExactly(ZipRule.FILE_AND_DIRECTORY);
        assertThat(broken("a/", "a")).containsExactly(ZipRule.FILE_AND_DIRECTORY);
        assertThat(broken("a/b/c", "a/b")).containsExactly(ZipRule.FILE_AND_DIRECTORY);
    }

    @ParameterizedTest
    @CsvSource({"GO.MOD,GO_MOD_CASE", "Go.mod,GO_MOD_CASE", "sub/go.mod,NESTED_GO_MOD", "a/b/GO.mod,NESTED_GO_MOD"})
    void goModIsAtTheRootInLowerCase(String name, ZipRule rule) {
        assertThat(broken(name)).containsExactly(rule);
    }

    @Test
    void allFilesTogetherAreBounded() {
        assertThat(check(entry("a", 524288000L))).isEmpty();
        assertThat(check(entry("a", 524287999L), entry("b", 1))).isEmpty();
        assertThat(check(entry("a", 524288001L)))
                .extracting(ZipRules.Problem::rule)
                .containsExactly(ZipRule.TOTAL_SIZE);
        assertThat(check(entry("a", 524288000L), entry("b", 1), entry("c", 1)))
                .extracting(ZipRules.Problem::rule)
                .containsExactly(ZipRule.TOTAL_SIZE);
        assertThat(check(entry("a", -1))).extracting(ZipRules.Problem::rule).containsExactly(ZipRule.TOTAL_SIZE);
        assertThat(check(entry("a", 1), entry("b", Long.MAX_VALUE)))
                .extracting(ZipRules.Problem::rule)
                .containsExactly(ZipRule.TOTAL_SIZE);
    }

    @Test
    void goModAndLicenseAreBounded() {
        assertThat(check(entry("go.mod", 16777216L), entry("LICENSE", 16777216L), entry("sub/LICENSE", 16777217L)))
                .isEmpty();
        assertThat(check(entry("go.mod", 16777217L), entry("LICENSE", 16777217L)))
                .extracting(ZipRules.Problem::rule)
                .containsExactly(ZipRule.GO_MOD_SIZE, ZipRule.LICENSE_SIZE);
    }

    @Test
    void eachEntryIsReportedOnce() {
        List<ZipRules.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            entries.add(entry("d" + i % 10 + "/f" + i, 0));
        }
        entries.add(entry("../Sub/go.mod", -5));
        entries.add(entry("d0/F0", 0));

        assertThat(ZipRules.check(VectorA.MODULE, entries))
                .extracting(ZipRules.Problem::rule)
                .containsExactly(ZipRule.NAME, ZipRule.CASE);
    }
}
