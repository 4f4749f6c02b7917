package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionListTest {

    @Test
    void toleratesWhatListsHold() {
        VersionList list = VersionList.parse("junk\n\nv1.0.0\n  v1.4.0  \nv1.0.0 2020-01-01T00:00:00Z\nv1.1.0-pre\r\n"
                + "v1.3.0\nv0.0.0-20191109021931-daa7c04131f5\nv1.2\nv1.2.3+meta");

        assertThat(list.tagged()).map(Version::value).containsExactly("v1.0.0", "v1.1.0-pre", "v1.3.0", "v1.4.0");
    }

    @Test
    void mayBeEmpty() {
        assertThat(VersionList.parse("").tagged()).isEmpty();
        assertThat(VersionList.parse("\n \n").newestByTime()).isEmpty();
        assertThat(VersionList.parse("v1.0.0\n").newestByTime()).isEmpty();
    }

    @Test
    void knowsTheNewestPseudoVersionByTime() {
        VersionList list = VersionList.parse("""
                v0.0.0-20191109021931-aaaaaaaaaaaa
                v1.0.1-0.20181109021931-bbbbbbbbbbbb
                v0.0.0-20201109021931-cccccccccccc
                v0.0.0-20201109021931-dddddddddddd
                v0.0.0-20209999999999-eeeeeeeeeeee
                v1.0.0
                """);

        assertThat(list.newestByTime()).contains(Version.of("v0.0.0-20201109021931-cccccccccccc"));
    }

    @Test
    void prefersTheTimeTheListGives() {
        VersionList list = VersionList.parse("""
                v0.0.0-20201109021931-aaaaaaaaaaaa 2001-01-01T00:00:00Z
                v0.0.0-20191109021931-bbbbbbbbbbbb
                v1.0.0 2019-11-09T04:19:32+02:00 and more
                v1.1.0 yesterday
                """);

        assertThat(list.newestByTime()).contains(Version.of("v1.0.0"));
    }
}
