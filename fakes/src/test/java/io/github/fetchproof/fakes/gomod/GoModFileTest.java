package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoModFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module example.com/m",
                "module example.com/m\n\ngo 1.20\n",
                "// Deprecated: use another.\nmodule example.com/m // indeed\n",
                "module \"example.com/m\"\r\n",
                "module `example.com/m`\n",
                "module (\n\texample.com/m\n)\n",
                "go 1.20\n\n\tmodule\texample.com/m\n",
                "require (\n\tmodule v1.0.0\n)\nmodule example.com/m\n"
            })
    void declaresItsModule(String text) {
        assertThat(new GoModFile(text).declaredModule()).contains("example.com/m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "go 1.20\n",
                "<html><body>\nPlease log in\n</body></html>\n",
                "// module example.com/m\n",
                "module\n",
                "module a b\n",
                "modules example.com/m\n",
                "module \"example.com/m\n",
                "module (\n)\n",
                "require (\n\tmodule v1.0.0\n",
                "not found: module example.com/m: no such version"
            })
    void mayDeclareNone(String text) {
        assertThat(new GoModFile(text).declaredModule()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"go 1.24", "go 1.24.3 // new\n", "module x\n\ngo 1.24rc1\n", "go 1.30\n", "go 2.0\n"})
    void mayBeForGo124(String text) {
        assertThat(new GoModFile(text).isForGo(1, 24)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "go 1.23.9\n",
                "go 1.3\n",
                "toolchain go1.24\n",
                "go\n",
                "go nonsense\n",
                "go 1.99999999999\n"
            })
    void mayBeForAnOlderGo(String text) {
        assertThat(new GoModFile(text).isForGo(1, 24)).isFalse();
    }

    @Test
    void ofTheVectorIsThatOfTheModule() {
        assertThat(new GoModFile(VectorA.GO_MOD).declaredModule())
                .contains(VectorA.MODULE.path().value());
    }
}
