package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void versionsThatStandAloneAreFoundOnceInOrder() {
        assertThat(Versions.in("example.com/m v1.0.0 v1.2.0-rc.1 v1.0.0\nv2.0.0+incompatible"))
                .containsExactly("v1.0.0", "v1.2.0-rc.1", "v2.0.0+incompatible");
        assertThat(Versions.in("{\"Version\":\"v1.2.3\"}")).containsExactly("v1.2.3");
    }

    @Test
    void partsOfOtherWordsAreNoVersions() {
        assertThat(Versions.in("m@v1.0.0 http://h/v1.0.0 av1.0.0 v1.0 v1 xv1.2.3y v1.2.3/x /@v/v1.0.0.zip"))
                .isEmpty();
    }
}
