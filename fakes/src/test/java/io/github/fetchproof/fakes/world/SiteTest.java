package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteTest {
    private static final Repository REPOSITORY = Repository.of("r")
            .commit(
                    Instant.EPOCH,
                    Map.of(
                            "go.mod", "module git.example.com/r\n",
                            "m.go", "package m\n",
                            "part/go.mod", "module git.example.com/r/part\n"))
            .tag("v1.0.0")
            .tag("part/v1.2.0")
            .tag("unrelated");
    private static final Site SITE = Site.of("git.example.com").with(REPOSITORY);

    @Test
    void holdsTheModulesThatTagsSpell() {
        assertThat(SITE.modules().map(each -> each.id().toString()))
                .containsExactly("git.example.com/r@v1.0.0", "git.example.com/r/part@v1.2.0");
    }

    @Test
    void namesARepositoryToWhomeverDiscoversAtOrBelowIt() {
        String page = SITE.pageAt("/r/part").orElseThrow().html();

        assertThat(page).contains("content=\"git.example.com/r git https://git.example.com/r\"");
        assertThat(SITE.pageAt("/r"))
                .hasValueSatisfying(same -> assertThat(same.html()).isEqualTo(page));
        assertThat(SITE.pageAt("/rest")).isEmpty();
    }

    @Test
    void aPageOfItsOwnStandsBeforeThat() {
        Site.Page page = Site.Page.goImport("git.example.com/r mod https://proxy.example.com")
                .status(404);

        assertThat(SITE.page("/r", page).pageAt("/r")).contains(page);
        assertThatThrownBy(() -> SITE.page("r/", page)).hasMessage("a page's path must look like /a/b: \"r/\"");
    }

    @Test
    void hasARepositoryWithGitAtTheEndOfItsNameToo() {
        assertThat(SITE.repositoryAt("/r.git")).contains(REPOSITORY).isEqualTo(SITE.repositoryAt("/r"));
        assertThatThrownBy(() -> SITE.with(REPOSITORY))
                .hasMessage("a site has a repository of a name once: git.example.com");
    }

    @Test
    void isRenamedWithTheDirectoriesAndTagsOfItsModules() {
        Map<String, String> other = Map.of(
                "git.example.com", "x.test",
                "git.example.com/r", "x.test/y",
                "git.example.com/r/part", "x.test/y/z");

        Site renamed = SITE.renamed(
                path -> other.getOrDefault(path, path),
                text -> text.replace("git.example.com/r/part", "x.test/y/z").replace("git.example.com/r", "x.test/y"));

        assertThat(renamed.host()).isEqualTo("x.test");
        assertThat(renamed.repositories().get(0).tags()).containsOnlyKeys("v1.0.0", "z/v1.2.0", "unrelated");
        assertThat(renamed.modules().map(each -> each.id().toString()))
                .containsExactly("x.test/y@v1.0.0", "x.test/y/z@v1.2.0");
        assertThat(renamed.modules().map(Module::goMod)).containsExactly("module x.test/y\n", "module x.test/y/z\n");
    }

    @Test
    void aWorldKnowsItsModulesAndKeepsItApartFromProxies() {
        World world =
                World.empty().proxy("P1", Module.of("example.com/m@v1.0.0")).site("H1", SITE);

        assertThat(world.origins()).containsExactly("P1", "H1");
        assertThat(world.modules().map(each -> each.id().toString()))
                .containsExactly("example.com/m@v1.0.0", "git.example.com/r@v1.0.0", "git.example.com/r/part@v1.2.0");
        assertThatThrownBy(() -> world.site("P1", SITE)).hasMessage("a site must be an origin of its own: P1");
    }

    @Test
    void isServedOverSshByAnOriginOfItsOwn() {
        World world = World.empty().site("H1", SITE);

        assertThat(world.ssh("G1", Ssh.of("H1")).origins()).containsExactly("H1", "G1");
        assertThatThrownBy(() -> world.ssh("H1", Ssh.of("H1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an SSH server must be an origin of its own: H1");
        assertThatThrownBy(() -> world.ssh("G1", Ssh.closed("H2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SSH serves a site of the world: H2");
    }
}
