package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ModuleVersionTest {

    @Test
    void knowsWhereItsArtefactsAre() {
        ModuleVersion module = ModuleVersion.parse("example.com/Foo/BarBaz@v1.0.0-RC1");

        assertThat(module.artefact("zip")).isEqualTo("example.com/!foo/!bar!baz/@v/v1.0.0-!r!c1.zip");
        assertThat(module.escaped()).isEqualTo("example.com/!foo/!bar!baz@v1.0.0-!r!c1");
        assertThat(module.zipPrefix()).isEqualTo("example.com/Foo/BarBaz@v1.0.0-RC1/");
    }

    @Test
    void mustHaveAPathAndAVersion() {
        assertThatThrownBy(() -> ModuleVersion.parse("example.com/m"))
                .hasMessage("a module version must read path@version: \"example.com/m\"");
        assertThatThrownBy(() -> ModuleVersion.parse("example.com/m@latest")).hasMessageContaining("semantic");
        assertThatThrownBy(() -> ModuleVersion.parse("example.com/m@v1.0.0@v1.0.0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void isReadBackFromItsText(@ForAll("modules") ModuleVersion module) {
        assertThat(ModuleVersion.parse(module.toString())).isEqualTo(module);
        assertThat(new ModuleVersion(
                        ModulePath.unescape(module.escapedPath()), Version.unescape(module.escapedVersion())))
                .isEqualTo(module);
    }

    @Provide
    Arbitrary<ModuleVersion> modules() {
        return GomodArbitraries.moduleVersions();
    }
}
