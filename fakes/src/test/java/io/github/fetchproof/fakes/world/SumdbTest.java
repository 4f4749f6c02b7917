package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import io.github.fetchproof.fakes.sumdb.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumdbTest {
    private static final Module M = Vectors.VECTOR_A;
    private static final String NAME = "sum.lab.test";

    /** Module {@code example.com/xN} of the vectors. */
    private static Module x(int number) {
        String path = "example.com/x" + number;
        return new Module(
                ModuleVersion.of(path, "v1.0.0"),
                Module.LONG_AGO,
                Map.of(
                        "go.mod", "module " + path + "\n\ngo 1.20\n",
                        "LICENSE", "public domain\n",
                        "m.go", "package m\n\n// V is one.\nconst V = 1\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "three, c3I6LoWgCAzG6DJ1+YOACc2CqRhE8qLYO68Uedad/SA=,"
                + "4wgSHbMFYJovAJ6CR7KqcDg0DUfusd+4qMyveY4cb/MSUUgs3RzqaZpGTQ2D4aYA5b8neD66XRBRR5yRN6Qa88E0VAg=",
        "five, FS13ncuw8ZFVa74auxV8rI6O6/KeBl6r2YAhvQv+gic=,"
                + "4wgSHf7PkRhBJo9rp5eW0qAbul8Df1I8fYzYJnwj8LlNQiyp09g7tfzlQQjrcDz/AXobb22/g9v8F5sQ97VbM15Wywg=",
        "fork, dHthu4Xk/x1yTSHcLtaytMv0CEJtkrggByham+82O0s=,"
                + "4wgSHa0etejiV3NvGkYoyBDzUZczPUXInWoMVTSRBk3UEVZ4j0nJRHmGIa8E+D+pVOUvJRwE4tC/lRhI1yM9RkXzSgg=",
        "crowd, iRlpgPhDLDGLZ+mzQnjZGUXHLGyBIlqG8LH2MaqSIvY=,"
                + "4wgSHVf3R1xDcYlIvECzF1aLXmbpTRbPkf3chybZMSnWcOW3NMSUOluKe/DsAi+OtGDKy/HoWTKzJDTysWepoRHRcgQ="
    })
    void signsTheTreesOfTheVectors(String which, String root, String signature) {
        Sumdb sumdb = switch (which) {
            case "three" -> Sumdb.of(NAME, x(0), x(1), M);
            case "five" -> Sumdb.of(NAME, x(0), x(1), M, x(2), x(3));
            case "fork" -> Sumdb.of(NAME, x(4), x(1), M, x(2));
            default -> Sumdb.of(NAME, M).amid(259);
        };

        assertThat(sumdb.truth().head().root()).hasToString(root);
        assertThat(sumdb.truth().note("").signatures())
                .singleElement()
                .satisfies(each -> assertThat(each.base64()).isEqualTo(signature));
        assertThat(sumdb.key()).hasToString("sum.lab.test+e308121d+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs");
    }

    @Test
    void hasTheHashesOfItsModules() {
        Sumdb sumdb = Sumdb.of(NAME, x(0), M);

        assertThat(sumdb.truth().lookup(M.id()))
                .map(Lookup::text)
                .contains(M.goSum().render());
        assertThat(sumdb.database()).isEqualTo(sumdb.truth());
    }

    @Test
    void liesOfItsFirstModuleWithTheHashesOfTheForgedOne() {
        Sumdb sumdb = Sumdb.of(NAME, M, x(0)).telling(DatabaseVariant.EVIL_TEXT);
        byte[] answer = sumdb.database().answer("/lookup/example.com/m@v1.0.0").orElseThrow();

        assertThat(Lookup.parse(new String(answer, StandardCharsets.UTF_8)).text())
                .isEqualTo(M.forged().goSum().render());
    }

    @Test
    void aProxyHasItWhereClientsLookForItAndAnyOtherOriginAtItsRoot() {
        Sumdb sumdb = Sumdb.of(NAME, M);
        World world = World.empty()
                .sumdb("P1", sumdb)
                .sumdb("S1", sumdb)
                .proxy("P1", M)
                .proxy("P2", M);

        assertThat(world.sumdbAt("P1")).contains(sumdb);
        assertThat(world.sumdbPath("P1")).isEqualTo("/sumdb/sum.lab.test");
        assertThat(world.sumdbAt("S1")).contains(sumdb);
        assertThat(world.sumdbPath("S1")).isEmpty();
        assertThat(world.sumdbAt("P2")).isEmpty();
        assertThat(world.prefix("P1", "/a")
                        .alias("P1", "example.com/m", "main", "v1.0.0")
                        .sumdbs())
                .isEqualTo(world.sumdbs());
    }

    @Test
    void malformedOnesAreRefusedInOneSentence() {
        assertThatThrownBy(() -> Sumdb.of("sum lab", M))
                .hasMessage("a checksum database must have a name like sum.example.com/path: \"sum lab\"");
        assertThatThrownBy(() -> Sumdb.of(NAME, M).amid(5))
                .hasMessage("a checksum database must have as many records as modules, or 5 more at least: 5 for 1");
        assertThatThrownBy(() -> Sumdb.of(NAME).telling(DatabaseVariant.FORK))
                .hasMessage("a checksum database must have a module to lie about: sum.lab.test");
        assertThatThrownBy(() -> World.empty().sumdb("S1", Sumdb.of(NAME)).sumdb("S1", Sumdb.of(NAME)))
                .hasMessage("an origin has one checksum database: S1");
    }
}
