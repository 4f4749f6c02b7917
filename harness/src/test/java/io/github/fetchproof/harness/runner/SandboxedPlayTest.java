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

    @Test
    void whatAPolicyDeniesEndsSoForWhoeverDialsAndIsNotedOfEachCaller() throws Exception {
        Way.Ran ran = run("policy");

        assertThat(ran.values("REFUSE"))
                .containsExactly("P1=connected P2=REFUSED", "P1=REFUSED P2=connected", "P1=REFUSED P2=REFUSED");
        assertThat(ran.values("SWALLOW"))
                .containsExactly(
                        "P1=connected P2=CONNECT_TIMED_OUT",
                        "P1=CONNECT_TIMED_OUT P2=connected",
                        "P1=CONNECT_TIMED_OUT P2=CONNECT_TIMED_OUT");
        assertThat(ran.values("denied"))
                .containsExactly(
                        "subject .2 P2:80 egress refused",
                        "home .4 P1:80 ingress refused",
                        "shut .3 P1:80 egress refused",
                        "shut .3 P2:80 egress refused",
                        "subject .2 P2:80 egress swallowed",
                        "home .4 P1:80 ingress swallowed",
                        "shut .3 P1:80 egress swallowed",
                        "shut .3 P2:80 egress swallowed");
        assertThat(ran.values("other-port"))
                .containsExactly(
                        "egress refused",
                        "ingress refused",
                        "egress refused",
                        "egress refused",
                        "ingress refused",
                        "egress refused");
    }

    private Way.Ran run(String what) throws Exception {
        return Way.first().run(PlayInhabitant.class, what, scratch.toString());
    }
}
