package io.github.fetchproof.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.World;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static Names draw(long seed, String... mentioned) {
        return Names.draw(World.empty().proxy("P1"), List.of(mentioned), new SplittableRandom(seed));
    }

    @Test
    void theSameSeedDrawsTheSameNames() {
        assertThat(draw(7, "example.com/m@v1.0.0")).isEqualTo(draw(7, "example.com/m@v1.0.0"));
        assertThat(draw(7, "example.com/m")).isNotEqualTo(draw(8, "example.com/m"));
    }

    @Test
    void nothingOfTheScenariosWordsIsLeft() {
        Names names = draw(7, "example.com/secret@v1.0.0");

        assertThat(names.real("example.com/secret@v1.0.0"))
                .doesNotContain("example", "secret")
                .endsWith("@v1.0.0");
        assertThat(names.text("see example.com/secret.")).isEqualTo("see " + names.real("example.com/secret") + ".");
    }

    @Test
    void plainNamesAreTheScenariosWordsAndHostsStayDrawn() {
        Names drawn = draw(7, "example.com/secret@v1.0.0");

        assertThat(drawn.plain().real("example.com/secret@v1.0.0")).isEqualTo("example.com/secret@v1.0.0");
        assertThat(drawn.plain().isHost("example.com")).isTrue();
        assertThat(drawn.plain().hosts()).isEqualTo(drawn.hosts());
    }

    @Test
    void modulesOfOneHostStayOnOneHost() {
        Names names = draw(7, "example.com/a", "example.com/b");

        assertThat(names.real("example.com/a").split("/")[0])
                .isEqualTo(names.real("example.com/b").split("/")[0]);
    }

    @Test
    void aWordThatBeginsWithAnotherStillDoes() {
        Names names = draw(7, "example.com/secret", "example.com/secretary");

        assertThat(names.real("example.com/secretary")).startsWith(names.real("example.com/secret"));
        assertThat(names.text("example.com/secretary,example.com/secret"))
                .isEqualTo(names.real("example.com/secretary") + "," + names.real("example.com/secret"));
    }

    @Test
    void aPathThatNamesARepositoryStillDoes() {
        Names names = draw(7, "example.com/repo", "example.com/repo.git/part");

        assertThat(names.real("example.com/repo.git/part")).startsWith(names.real("example.com/repo") + ".git/");
    }

    @Test
    void capitalsAndMajorVersionsStay() {
        String real = draw(7, "example.com/FooBar/v2").real("example.com/FooBar/v2");

        assertThat(real).matches("[a-z]+\\.test/[A-Z][a-z]{2}[A-Z][a-z]{2}/v2");
    }

    @Test
    void wordsThatDifferInCapitalsAloneStillDo() {
        Names names = draw(7, "example.com/FooBar", "example.com/foobar");

        assertThat(names.real("example.com/FooBar"))
                .isNotEqualTo(names.real("example.com/foobar"))
                .isEqualToIgnoringCase(names.real("example.com/foobar"));
    }

    @Test
    void originsGetHostsOfTheirOwn() {
        Names names = Names.draw(World.empty().proxy("P1").proxy("P2"), List.of(), new SplittableRandom(7));

        assertThat(names.hosts()).containsOnlyKeys("P1", "P2");
        assertThat(names.hosts().values()).doesNotHaveDuplicates().allMatch(each -> each.endsWith(".test"));
    }

    @Test
    void aDatabaseIsCalledAsItsOwnOriginIsFound() {
        Module module = Module.of("example.com/m@v1.0.0");
        Sumdb sumdb = Sumdb.of("sum.example.com", module);
        World world = World.empty().proxy("P1", module).sumdb("P1", sumdb).sumdb("S1", sumdb);
        Names names = Names.draw(world, List.of(), new SplittableRandom(7));
        World real = names.world(world);
        String name = real.sumdbAt("S1").orElseThrow().name();

        assertThat(name)
                .endsWith(".test")
                .isEqualTo(names.hosts().get("S1"))
                .isNotEqualTo(names.hosts().get("P1"));
        assertThat(real.sumdbAt("P1")).isEqualTo(real.sumdbAt("S1"));
        assertThat(real.sumdbAt("S1").orElseThrow().modules()).isEqualTo(real.heldBy("P1"));
        assertThat(names.plain().hosts()).containsEntry("S1", "sum.example.com");
        assertThat(names.plain().world(world)).isEqualTo(world);
    }

    @Test
    void wordsThatDifferInOneLetterStayDifferent() {
        String[] parts = IntStream.rangeClosed(1, 19)
                .mapToObj(i -> "example.com/part" + i)
                .toArray(String[]::new);

        for (long seed = 0; seed < 50; seed++) {
            assertThat(draw(seed, parts).modules().values()).doesNotHaveDuplicates();
        }
    }
}
