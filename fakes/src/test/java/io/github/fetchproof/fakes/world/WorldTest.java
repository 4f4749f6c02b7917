package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {

    @Test
    void aProxyHoldsWhatItWasGivenAndAnUnknownOneNothing() {
        World world = World.empty().proxy("P1", Vectors.VECTOR_A).proxy("P2");

        assertThat(world.heldBy("P1")).containsExactly(Vectors.VECTOR_A);
        assertThat(world.heldBy("P2")).isEmpty();
        assertThat(world.heldBy("P3")).isEmpty();
        assertThat(world.proxies().keySet()).containsExactly("P1", "P2");
    }

    @Test
    void malformedWorldsAreRefusedInOneSentence() {
        World world = World.empty().proxy("P1");

        assertThatThrownBy(() -> world.proxy("P1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a world names a proxy once: P1");
        assertThatThrownBy(() -> world.proxy(" ")).hasMessage("a proxy of a world needs a name: \" \"");
        assertThatThrownBy(() -> world.proxy("P2", Vectors.VECTOR_A, Vectors.VECTOR_A.forged()))
                .hasMessage("a proxy holds a module version once: P2 has two of example.com/m@v1.0.0");
        assertThatThrownBy(() -> World.empty().proxy("P", Vectors.VECTOR_A, Vectors.VECTOR_A))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theListHoldsTaggedVersionsInOrder() {
        Shelf shelf = shelf("v1.10.0", "v1.2.0", "v1.2.0-rc.1", "v0.0.0-20200101000000-0123456789ab");

        assertThat(shelf.list("example.com/x")).contains("v1.2.0-rc.1\nv1.2.0\nv1.10.0\n");
        assertThat(shelf("v0.0.0-20200101000000-0123456789ab").list("example.com/x"))
                .contains("");
        assertThat(shelf.list("example.com/y")).isEmpty();
    }

    @Test
    void latestIsTheHighestReleaseThenTheHighestPrereleaseThenTheNewestPseudoVersion() {
        assertThat(latest("v1.2.0", "v1.10.0", "v2.0.0-rc.1+incompatible")).isEqualTo("v1.10.0");
        assertThat(latest("v1.0.0-a", "v1.0.0-b", "v1.0.1-0.20990101000000-0123456789ab"))
                .isEqualTo("v1.0.0-b");

        Module older = Module.of("example.com/x@v0.0.0-20300101000000-0123456789ab");
        Module newer =
                Module.of("example.com/x@v0.0.0-20200101000000-0123456789ab").at(Instant.parse("2031-01-01T00:00:00Z"));
        assertThat(new Shelf(List.of(newer, older), List.of()).latest("example.com/x"))
                .contains(newer);
        assertThat(new Shelf(List.of(), List.of()).latest("example.com/x")).isEmpty();
    }

    @Test
    void namesAreAskedInTheirCaseEncodedForm() {
        Module module = Module.of("example.com/Foo@v1.0.0-RC1");
        Shelf shelf = new Shelf(List.of(module), List.of());

        assertThat(shelf.version("example.com/!foo", "v1.0.0-!r!c1")).contains(module);
        assertThat(shelf.version("example.com/Foo", "v1.0.0-RC1")).isEmpty();
        assertThat(shelf.version("example.com/foo", "v1.0.0-rc1")).isEmpty();
    }

    private static String latest(String... versions) {
        return shelf(versions)
                .latest("example.com/x")
                .orElseThrow()
                .id()
                .version()
                .value();
    }

    private static Shelf shelf(String... versions) {
        return new Shelf(
                List.of(versions).stream()
                        .map(version -> Module.of("example.com/x@" + version))
                        .toList(),
                List.of());
    }
}
