package io.github.fetchproof.harness.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectCageTest {

    /** Leaves a child in a session of its own, whose parent is gone: nobody's descendant. */
    private static final String DAEMON =
            "(setsid sh -c 'echo detached; exec sleep 3600' </dev/null 2>/dev/null &) ; read line; exit 3";

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void aDetachedChildDiesWithItsCage(Way way) throws Exception {
        Way.Ran ran = way.run(Inhabitant.class, "cage", "sh", "-c", DAEMON);

        assertThat(ran.value("subject")).isEqualTo("detached");
        assertThat(Integer.parseInt(ran.value("alive-before")))
                .as("unshare, the waiting shell, the subject, the detached child")
                .isGreaterThanOrEqualTo(4);
        assertThat(ran.value("ended")).isEqualTo("true");
        assertThat(ran.value("status")).isEqualTo("3");
        assertThat(ran.value("alive-after")).isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void aSubjectIsNotTheFirstProcessSoThatSignalsMeanWhatTheyMeanElsewhere(Way way) throws Exception {
        String subject = "(setsid sleep 3600 </dev/null >/dev/null 2>&1 &) ; trap 'echo asked; exit 9' TERM;"
                + " echo $$; while :; do sleep 0.1; done";

        Way.Ran ran = way.run(Inhabitant.class, "ask-to-end", "sh", "-c", subject);

        assertThat(ran.values("subject")).containsExactly("2", "2");
        assertThat(ran.values("ended")).containsExactly("true", "true");
        assertThat(ran.value("status")).isEqualTo("9");
        assertThat(ran.value("status-after-kill")).isNotEqualTo("0");
        assertThat(ran.value("answer")).isEqualTo("asked");
        assertThat(ran.value("alive-after")).isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void aSubjectWithoutAHandlerDiesWhenAsked(Way way) throws Exception {
        Way.Ran ran = way.run(Inhabitant.class, "ask-to-end", "sh", "-c", "echo $$; exec cat /dev/zero >/dev/null");

        assertThat(ran.value("status")).isEqualTo("143");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void aSubjectSeesNoneOfItsNeighboursAndCannotUncoverThem(Way way) throws Exception {
        Path commons = way.scratch().resolve("commons-" + UUID.randomUUID());
        String subject = "echo hello > mine; pwd; ls ../..; echo evil 2>/dev/null > ../../other/file;"
                + " umount -l ../.. 2>/dev/null; mount --bind / ../.. 2>/dev/null; ls ../..; exit 7";

        Way.Ran ran = way.run(Inhabitant.class, "neighbours", commons.toString(), subject);

        assertThat(ran.values("line"))
                .containsExactly(commons.resolve("own/work").toString(), "own", "own");
        assertThat(ran.value("status")).isEqualTo("7");
        assertThat(ran.value("written")).isEqualTo("hello");
        assertThat(ran.value("other")).isEqualTo("untouched");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void aSubjectThatIsToldOfAnotherNameServerIsTheOnlyOneThatSeesIt(Way way) throws Exception {
        Path file = way.scratch().resolve("resolv-" + UUID.randomUUID());

        Way.Ran ran = way.run(Inhabitant.class, "other-names", "127.20.1.53", file.toString());

        assertThat(ran.values("told")).containsExactly("nameserver 127.20.1.53", "options timeout:5 attempts:2 use-vc");
        assertThat(ran.values("others")).contains("nameserver 127.0.0.53").noneMatch(line -> line.contains("use-vc"));
    }

    @Test
    void withoutASandboxASubjectIsStartedPlainAndTheCageSaysSo() throws Exception {
        SubjectCage cage = new SubjectCage(Rung.OFF);
        Process process = new ProcessBuilder(cage.command(List.of("sleep", "3600"))).start();

        cage.end(process);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(cage.command(List.of("sleep", "1"))).containsExactly("sleep", "1");
        assertThat(cage.holds()).isFalse();
        assertThat(cage.describe()).contains("may outlive");
    }

    @Test
    void capabilitiesThatSudoGaveAreTakenFromTheSubject() {
        assertThat(new SubjectCage(Rung.SUDO).command(List.of("go")))
                .containsSubsequence("setpriv", "--ambient-caps", "-all", "--inh-caps", "-all", "--", "go");
    }

    @Test
    void anEmptyCommandIsAWrongCall() {
        assertThatThrownBy(() -> new SubjectCage(Rung.ROOT).command(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a command");
    }
}
