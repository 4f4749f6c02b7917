package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {

    @ParameterizedTest
    @CsvSource({
        "/example.com/m/@v/list, LIST",
        "/example.com/m/@latest, LATEST",
        "/example.com/m/@v/v1.0.0.info, INFO",
        "/example.com/m/@v/v1.0.0.mod, MOD",
        "/example.com/m/@v/v1.0.0.zip, ZIP",
        "/example.com/!foo/!bar/@v/v1.0.0-!r!c1.zip, ZIP",
        "/example.com/m/v2/@v/v2.0.0.mod, MOD",
        "/example.com/m/@v/v2.0.0+incompatible.mod, MOD",
        "/example.com/m/@v/master.info, QUERY",
        "/example.com/m/@v/v1.info, QUERY",
        "/example.com/m/@v/v2.0.0.info, QUERY",
        "/example.com/m/@v/!fix-1.info, QUERY",
        "/sumdb/sum.golang.org/supported, SUMDB",
        "/sumdb/sum.golang.org/latest, SUMDB",
        "/sumdb/sum.golang.org/lookup/example.com/!m@v1.0.0, SUMDB",
        "/sumdb/sum.golang.org/tile/8/0/x012/345.p/67, SUMDB",
        "/sumdb/sum.golang.org/tile/8/data/000, SUMDB",
    })
    void knowsWhatLiesWhere(String path, Resource.Kind kind) {
        Resource resource = Resource.at(path).orElseThrow();

        assertThat(resource.kind()).isEqualTo(kind);
        assertThat("/" + resource.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "example.com/m/@v/list",
                "/example.com/m",
                "/example.com/m/@v/",
                "/example.com/m/@v/v1.0.0",
                "/example.com/m/@v/v1.0.0.ziphash",
                "/example.com/m/@v/v1.mod",
                "/example.com/m/@v/master.zip",
                "/example.com/m/@v/v2.0.0.mod",
                "/example.com/M/@v/list",
                "/example.com/m/@v/V1.0.0.info",
                "/example.com/m/@v/../../x.info",
                "/example.com/../m/@v/list",
                "/../m/@latest",
                "/.fetchproof/seals/@latest",
                "/example.com//m/@v/list",
                "//etc/@latest",
                "/example.com/m/@v/a\u0000b.info",
                "/sumdb/sum.golang.org/",
                "/sumdb/../latest",
                "/sumdb/sum.golang.org/lookup/../../x@v1.0.0",
                "/sumdb/sum.golang.org/lookup/example.com/m@latest",
                "/sumdb/sum.golang.org/tile/8/0/../000",
            })
    void noProxyHasAnythingElse(String path) {
        assertThat(Resource.at(path)).isEqualTo(Optional.empty());
    }

    @Test
    void onlyWhatBelongsToAVersionLasts() {
        assertThat(Resource.Kind.values())
                .filteredOn(Resource.Kind::isLasting)
                .containsExactly(Resource.Kind.INFO, Resource.Kind.MOD, Resource.Kind.ZIP);
    }
}
