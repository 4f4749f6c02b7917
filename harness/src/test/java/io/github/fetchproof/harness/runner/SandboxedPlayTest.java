package io.github.fetchproof.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.sandbox.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be played in a sandbox. */
class SandboxedPlayTest {

    private final Path scratch;

    SandboxedPlayTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void aScratchDirectoryIsADiskOfItsOwnThatCanBeFilled() throws Exception {
        Way.Ran ran = run("scratch");

        assertThat(ran.values("mib")).containsExactly("256", "1024");
        assertThat(ran.values("room"))
                .allSatisfy(room -> assertThat(Integer.parseInt(room)).isBetween(60, 64));
    }

    @Test
    void aFullDiskTakesASmallModuleAndNoLargeOne() throws Exception {
        Way.Ran ran = run("disk-full");

        assertThat(ran.value("small")).isEqualTo("true");
        assertThat(ran.value("large")).isEqualTo("false");
        assertThat(ran.value("large-message")).contains("No space left");
    }

    @Test
    void aSignalGoesIntoTheCageAndNobodyIsLeftBehind() throws Exception {
        Way.Ran ran = run("signals");

        assertThat(ran.values("ending")).containsExactly("SIGNALLED", "SIGNALLED", "SIGNALLED");
        assertThat(ran.values("next")).containsExactly("true", "true", "true");
        assertThat(ran.values("left-behind")).containsExactly("[]", "[]", "[]");
    }

    private Way.Ran run(String what) throws Exception {
        return Way.first().run(PlayInhabitant.class, what, scratch.toString());
    }
}
