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
    void anOriginOfItMayWantALogin() {
        Login login = new Login("user", "pass");
        World world = World.empty().proxy("P1").guarded("P1", login);

        assertThat(world.secrets()).containsEntry("P1", login);
        assertThatThrownBy(() -> world.guarded("P2", login))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only an origin of the world wants a login: P2");
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

    @Test
    void aProxyMayServeBelowAPath() {
        World world = World.empty().proxy("P1").prefix("P1", "/a/b").proxy("P2");

        assertThat(world.prefixOf("P1")).isEqualTo("/a/b");
        assertThat(world.prefixOf("P2")).isEmpty();
        assertThatThrownBy(() -> world.prefix("P3", "/a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only a proxy of the world serves below a path: P3");
        for (String path : List.of("", "/", "a", "/a/", "/a b")) {
            assertThatThrownBy(() -> world.prefix("P1", path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a proxy's path must look like /a/b: \"" + path + "\"");
        }
    }

    @Test
    void aBranchMeansAVersionAndIsNone() {
        String pseudo = "v0.0.0-20200101000000-0123456789ab";
        Module module = Module.of("example.com/Foo@" + pseudo);
        World world = World.empty()
                .proxy("P1", module)
                .alias("P1", "example.com/Foo", "master", pseudo)
                .alias("P1", "example.com/Foo", "Dev", pseudo);
        Shelf shelf = world.shelf("P1");

        assertThat(shelf.meant("example.com/!foo", "master")).contains(module);
        assertThat(shelf.meant("example.com/!foo", "!dev")).contains(module);
        assertThat(shelf.meant("example.com/!foo", pseudo)).contains(module);
        assertThat(shelf.meant("example.com/!foo", "main")).isEmpty();
        assertThat(shelf.version("example.com/!foo", "master")).isEmpty();
        assertThat(shelf.list("example.com/!foo")).contains("");
        assertThat(world.proxy("P2").shelf("P1")).isEqualTo(shelf);
    }

    @Test
    void anotherNameIsOneThatAProxyIsAskedForAndMeansWhatItHolds() {
        World world = World.empty().proxy("P1", Vectors.VECTOR_A);

        assertThatThrownBy(() -> world.alias("P1", "example.com/m", "latest", "v1.0.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("another name must be one that a proxy is asked for: latest");
        assertThatThrownBy(() -> world.alias("P1", "example.com/m", "a/b", "v1.0.0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.alias("P1", "example.com/m", "master", "v1.0.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "another name must be for a version the proxy holds: P1 has no example.com/m@v1.0.1 for master");
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
