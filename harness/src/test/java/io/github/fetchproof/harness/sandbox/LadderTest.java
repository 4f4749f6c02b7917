package io.github.fetchproof.harness.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LadderTest {
    private static final HostFacts ORDINARY = new HostFacts(true, false, false, List.of(), Map.of());
    private static final HostFacts ROOT = new HostFacts(true, true, false, List.of(), Map.of());

    @Test
    void anOrdinaryUserTriesAUserNamespaceThenSudo() {
        Climb climb = Ladder.climb(
                ORDINARY, rung -> rung == Rung.SUDO ? Optional.empty() : Optional.of("Operation not permitted"));

        assertThat(climb.reached()).isEqualTo(Rung.SUDO);
        assertThat(climb.misses()).extracting(Climb.Miss::rung).containsExactly(Rung.USER_NAMESPACE);
        assertThat(climb.misses()).extracting(Climb.Miss::reason).containsExactly("Operation not permitted");
    }

    @Test
    void rootTriesItsOwnNamespacesFirst() {
        List<Rung> tried = new ArrayList<>();
        Climb climb = Ladder.climb(ROOT, rung -> {
            tried.add(rung);
            return Optional.of("no");
        });

        assertThat(tried).containsExactly(Rung.ROOT, Rung.USER_NAMESPACE);
        assertThat(climb.reached()).isEqualTo(Rung.OFF);
        assertThat(climb.holds()).isFalse();
        assertThat(climb.describe()).hasSize(3).first().isEqualTo("no sandbox can be raised here");
    }

    @Test
    void aMissingProgramIsNamedWithoutAnAttempt() {
        HostFacts facts = new HostFacts(true, false, false, List.of("ip"), Map.of());

        Climb climb = Ladder.climb(facts, rung -> {
            throw new AssertionError("tried " + rung);
        });

        assertThat(climb.misses()).extracting(Climb.Miss::reason).containsOnly("missing ip");
        assertThat(climb.misses()).extracting(Climb.Miss::remedy).containsOnly("install iproute2 for ip");
    }

    @Test
    void theSettingThatForbidsUserNamespacesIsNamed() {
        assertThat(remedy("kernel.apparmor_restrict_unprivileged_userns", "1"))
                .isEqualTo("sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0");
        assertThat(remedy("kernel.unprivileged_userns_clone", "0"))
                .isEqualTo("sudo sysctl -w kernel.unprivileged_userns_clone=1");
        assertThat(remedy("user.max_user_namespaces", "0")).isEqualTo("sudo sysctl -w user.max_user_namespaces=15000");
        assertThat(remedy("user.max_user_namespaces", "9000")).contains("run as root");
    }

    @Test
    void everyRungOnEveryMachineHasARemedy() {
        List<HostFacts> machines = List.of(
                ORDINARY,
                ROOT,
                new HostFacts(false, false, false, List.of(), Map.of()),
                new HostFacts(true, true, true, List.of(), Map.of()),
                new HostFacts(true, false, false, List.of("unshare"), Map.of()),
                new HostFacts(true, false, false, List.of("mount"), Map.of()));
        for (HostFacts facts : machines) {
            for (Rung rung : Rung.values()) {
                assertThat(Remedy.of(rung, facts)).isNotBlank().doesNotContain("\n");
            }
        }
    }

    @Test
    void theClimbOnThisMachineSaysWhatItFound(@TempDir Path scratch) {
        Climb climb = Ladder.climb(scratch);

        assertThat(climb.describe()).isNotEmpty().noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void everyUserFindsTheWay(Way way) throws Exception {
        List<String> command = new ArrayList<>(way.prefix());
        Path scratch = Files.createTempDirectory(way.scratch(), "climb");
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxrwxrwx"));
        command.addAll(way.java(Inhabitant.class, List.of("climb", scratch.toString())));

        Way.Ran ran = Way.run(command);

        assertThat(ran.value("reached")).isEqualTo(way.rung().name());
        assertThat(ran.values("line"))
                .first()
                .isEqualTo("sandbox: " + way.rung().describe());
    }

    private static String remedy(String setting, String value) {
        return Remedy.of(Rung.USER_NAMESPACE, new HostFacts(true, false, false, List.of(), Map.of(setting, value)));
    }
}
