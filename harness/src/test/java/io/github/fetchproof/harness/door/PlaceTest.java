package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {

    @Test
    void theEnvironmentIsWhatAFetcherNeedsAndNothingElse(@TempDir Path scratch) {
        Place place =
                Place.make(scratch, Map.of("GOPROXY", "http://p.test", "GOPRIVATE", "", "NETRC", "/n"), Cage.NONE);

        assertThat(place.environment())
                .containsEntry("GOPROXY", "http://p.test")
                .containsEntry("GOSUMDB", "off")
                .containsEntry("NETRC", "/n")
                .containsEntry("HOME", scratch + "/home")
                .containsEntry("TMPDIR", scratch + "/tmp")
                .containsEntry("GOPATH", scratch + "/go")
                .containsEntry("GOMODCACHE", scratch + "/go/pkg/mod")
                .containsEntry("GOCACHE", scratch + "/build")
                .containsEntry("GOFLAGS", "-modcacherw")
                .containsEntry("GOTOOLCHAIN", "local")
                .containsEntry("GOENV", "off")
                .containsEntry("NO_PROXY", "*")
                .containsEntry("GODEBUG", "netdns=go")
                .containsEntry("JAVA_TOOL_OPTIONS", options(scratch, ""))
                .containsEntry("PATH", System.getenv("PATH"))
                .containsOnlyKeys(
                        "GOPROXY",
                        "GOSUMDB",
                        "NETRC",
                        "HOME",
                        "TMPDIR",
                        "GOPATH",
                        "GOMODCACHE",
                        "GOCACHE",
                        "GOFLAGS",
                        "GOTOOLCHAIN",
                        "GOENV",
                        "NO_PROXY",
                        "GODEBUG",
                        "LANG",
                        "GIT_CONFIG_NOSYSTEM",
                        "JAVA_TOOL_OPTIONS",
                        "PATH");
        assertThat(place.home()).isDirectory();
        assertThat(place.temporary()).isDirectory();
        assertThat(place.moduleCache()).isEmptyDirectory();
        assertThat(place.work().resolve("go.mod")).isRegularFile();
    }

    @Test
    void nothingOutsideIsAskedByAnOversight(@TempDir Path scratch) {
        assertThat(Place.make(scratch, Map.of(), Cage.NONE).environment())
                .containsEntry("GOPROXY", "off")
                .containsEntry("GOSUMDB", "off");
        assertThat(Place.make(scratch, Map.of("GOPROXY", "", "GOSUMDB", ""), Cage.NONE)
                        .environment())
                .doesNotContainKeys("GOPROXY", "GOSUMDB");
    }

    @Test
    void aHomeWithSpacesIsOneArgumentOfAJvm(@TempDir Path scratch) {
        Place place = Place.make(scratch.resolve("a b"), Map.of(), Cage.NONE);

        assertThat(place.environment()).containsEntry("JAVA_TOOL_OPTIONS", options(scratch.resolve("a b"), "'"));
    }

    @Test
    void whatThePlaceDecidesIsNoSetting(@TempDir Path scratch) {
        assertThatThrownBy(() -> Place.make(scratch, Map.of("HOME", "/root"), Cage.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HOME");
        assertThatThrownBy(() -> Place.make(scratch, Map.of("A=B", "c"), Cage.NONE))
                .hasMessageContaining("A=B");
    }

    @Test
    void aManifestAddsToFlagsAndReplacesTheRest(@TempDir Path scratch) {
        Place place = Place.make(scratch, Map.of(), Cage.NONE)
                .with(Map.of("GOFLAGS", "-mod=mod", "LANG", "C", "EXTRA", "1", "JAVA_TOOL_OPTIONS", "-Xmx1g"));

        assertThat(place.environment())
                .containsEntry("GOFLAGS", "-modcacherw -mod=mod")
                .containsEntry("LANG", "C")
                .containsEntry("EXTRA", "1")
                .containsEntry("JAVA_TOOL_OPTIONS", options(scratch, "") + " -Xmx1g");
    }

    @Test
    void artifactsAreWhereTheTemplatesSay(@TempDir Path scratch) {
        Place place = Place.make(scratch, Map.of(), Cage.NONE);
        ModuleVersion version = ModuleVersion.of("example.com/Foo", "v1.0.0-RC");

        assertThat(Artifacts.MODULE_CACHE.zip(version, place))
                .isEqualTo(scratch.resolve("go/pkg/mod/cache/download/example.com/!foo/@v/v1.0.0-!r!c.zip"));
        assertThat(Artifacts.MODULE_CACHE.info(version, place)).hasFileName("v1.0.0-!r!c.info");
        assertThat(Artifacts.MODULE_CACHE.mod(version, place)).hasFileName("v1.0.0-!r!c.mod");
        assertThat(new Artifacts("i", "m", "out/{module}-{version}.zip").zip(version, place))
                .isEqualTo(scratch.resolve("work/out/example.com/Foo-v1.0.0-RC.zip"));
    }

    private static String options(Path place, String quote) {
        return "-XX:-UsePerfData -Duser.home=" + quote + place + "/home" + quote + " -Djava.io.tmpdir=" + quote + place
                + "/tmp" + quote;
    }
}
