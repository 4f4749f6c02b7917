package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The lines in the documentation of the package, at work. */
class AloneTest {

    @Test
    void aWorldIsMadeOfValues() {
        World world = World.empty()
                .proxy("P1", Vectors.VECTOR_A, Module.of("example.com/x@v1.2.3"))
                .sumdb("S1", Sumdb.of("sum.example.com", Vectors.VECTOR_A))
                .site("H1", Site.of("git.example.com").with(Repository.of("r").release(Vectors.VECTOR_A, "")));
        byte[] zip = Vectors.VECTOR_A.zip();
        Module forged = Vectors.VECTOR_A.forged(); // the same version, another hash

        assertThat(world.origins()).containsExactly("P1", "S1", "H1");
        assertThat(zip).isNotEmpty();
        assertThat(forged.id()).isEqualTo(Vectors.VECTOR_A.id());
        assertThat(forged.sum()).isNotEqualTo(Vectors.VECTOR_A.sum());
    }
}
