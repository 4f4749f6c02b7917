package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.gomod.Version;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReserveTest {

    private static List<Version> versions(String... spelled) {
        return Stream.of(spelled).map(Version::of).toList();
    }

    @Test
    void aListIsJoinedByTheVersionsItLacks() {
        assertThat(Reserve.joined("v1.0.0\n", versions("v1.2.0", "v1.0.0", "v1.1.0")))
                .isEqualTo("v1.0.0\nv1.1.0\nv1.2.0\n");
        assertThat(Reserve.joined("v1.0.0 2024-01-02T03:04:05Z", versions("v1.1.0")))
                .isEqualTo("v1.0.0 2024-01-02T03:04:05Z\nv1.1.0\n");
        assertThat(Reserve.joined("", versions("v1.1.0"))).isEqualTo("v1.1.0\n");
        assertThat(Reserve.joined("v1.0.0\n", List.of())).isEqualTo("v1.0.0\n");
    }
}
