package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {

    private static final Instant TIME = Instant.parse("2024-01-02T03:04:05.678Z");
    private static final String ROOT = "example.com/m";
    private static final ModuleSource M = ModuleSource.of(ROOT, ROOT);
    private static final ModuleSource SUB = ModuleSource.of(ROOT + "/sub", ROOT);

    @Test
    void itIsMadeAsWithGit() {
        Repository r = Repository.of("r")
                .commit(TIME, Map.of("a", "1"))
                .tag("v1.0.0")
                .branch("dev")
                .commit(TIME, Map.of("a", "2"))
                .branch("main")
                .commit(TIME, Map.of("a", "3"));

        assertThat(r.find("v1.0.0").tree().files()).containsEntry("a", "1");
        assertThat(r.find("dev").tree().files()).containsEntry("a", "2");
        assertThat(r.find("main").tree().files()).containsEntry("a", "3");
        assertThat(r.find("main").parent()).contains(r.find("v1.0.0").id());
        assertThat(r.find("dev").parent()).contains(r.find("v1.0.0").id());
        assertThat(r.history(r.find("dev"))).containsExactly(r.find("dev"), r.find("v1.0.0"));
    }

    @Test
    void objectsHaveTheIdsThatGitGivesThem() {
        Tree tree = Tree.of(Map.of("a", "one\n", "a.b", "", "a-b/c", "two\n"));
        Repository r = Repository.of("r").commit(Instant.parse("2024-01-02T03:04:05Z"), tree);

        assertThat(r.objects())
                .extracting(GitObject::toString)
                .contains(
                        "blob 5626abf0f72e58d7a153368ba57db4c673c0e171", // echo one | git hash-object --stdin
                        "blob e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assertThat(r.objects()).hasSize(6);
    }

    @Test
    void whatIsSaidTheSameIsTheSame() {
        Repository one = Repository.of("r").commit(TIME, Map.of("a", "1")).tag("v1.0.0", "First.");
        Repository other = Repository.of("r").commit(TIME, Map.of("a", "1")).tag("v1.0.0", "First.");

        assertThat(one).isEqualTo(other);
        assertThat(one.refs()).isEqualTo(other.refs()).containsKey("refs/tags/v1.0.0");
        assertThat(one.refs().get("refs/tags/v1.0.0"))
                .isNotEqualTo(one.find("v1.0.0").id());
        assertThat(one)
                .isNotEqualTo(Repository.of("r").commit(TIME, Map.of("a", "2")).tag("v1.0.0", "First."));
    }

    @Test
    void aReleasedModuleIsFoundAsItWas() {
        Module root = Vectors.VECTOR_A;
        Module sub = Module.of("example.com/m/sub@v0.1.0").with("LICENSE", "mine\n");
        Module next = Module.of("example.com/m@v1.1.0").at(Instant.parse("2024-02-02T00:00:00Z"));
        Module old = Module.of("example.com/o@v2.0.0+incompatible").withoutGoModInZip();

        Repository r = Repository.of("r").release(root, "").release(sub, "sub").release(next, "");

        assertThat(r.module(M, "v1.0.0")).isEqualTo(root);
        assertThat(r.module(SUB, "v0.1.0")).isEqualTo(sub);
        assertThat(r.module(M, "v1.1.0")).isEqualTo(next);
        assertThat(r.tags().keySet()).containsExactly("v1.0.0", "sub/v0.1.0", "v1.1.0");
        assertThat(r.module(SUB, "main").files()).containsKey("x.go");
        ModuleSource o = ModuleSource.of("example.com/o", "example.com/o");
        Module found = Repository.of("o").release(old, "").module(o, "v2.0.0+incompatible");
        assertThat(found.goMod()).isEqualTo("module example.com/o\n");
        assertThat(found.sum()).isEqualTo(old.sum());
    }

    @Test
    void aBranchIsAPseudoVersionAndIsFoundByIt() {
        Repository r = Repository.of("r").release(Vectors.VECTOR_A, "").commit(TIME, Map.of("m.go", "package m\n"));
        String id = r.find("main").id();

        Module module = r.module(M, "main");

        assertThat(module.id().version().value()).isEqualTo("v1.0.1-0.20240102030405-" + id.substring(0, 12));
        assertThat(module.time()).isEqualTo("2024-01-02T03:04:05Z");
        assertThat(List.of(id, id.substring(0, 7), module.id().version().value()))
                .allSatisfy(revision -> assertThat(r.module(M, revision)).isEqualTo(module));
        assertThatThrownBy(() -> r.module(M, "v1.0.1-0.20240102030406-" + id.substring(0, 12)))
                .hasMessageStartingWith("a pseudo-version must tell the commit's time");
    }

    @Test
    void aBranchAtATagIsTheVersionOfTheTag() {
        Repository r = Repository.of("r").release(Vectors.VECTOR_A, "").branch("dev");

        assertThat(r.module(M, "dev")).isEqualTo(Vectors.VECTOR_A);
    }

    @Test
    void aMovedTagGivesAnotherModule() {
        Repository r = Repository.of("r").release(Vectors.VECTOR_A, "").release(Module.of("example.com/m@v1.1.0"), "");

        Repository moved = r.withTagMoved("v1.0.0", "main");

        assertThat(moved.module(M, "v1.0.0").sum()).isNotEqualTo(Vectors.VECTOR_A.sum());
        assertThat(moved.commits()).isEqualTo(r.commits());
        assertThatThrownBy(() -> r.withTagMoved("v9.0.0", "main"))
                .hasMessage("only a tag of the repository can be moved: v9.0.0");
    }

    @Test
    void underAnotherNameItHoldsTheOtherModule() {
        Repository r = Repository.of("r")
                .release(Vectors.VECTOR_A, "")
                .tag("again", "Again.")
                .branch("dev");
        ModulePath path = new ModulePath("example.org/n");

        Repository other = r.renamed("n", name -> name, text -> text.replace("example.com/m", "example.org/n"));

        Module expected = Vectors.VECTOR_A.renamed(path, text -> text.replace("example.com/m", "example.org/n"));
        assertThat(other.module(ModuleSource.of("example.org/n", "example.org/n"), "v1.0.0"))
                .isEqualTo(expected);
        assertThat(other.name()).isEqualTo("n");
        assertThat(other.tags().keySet()).isEqualTo(r.tags().keySet());
        assertThat(other.renamed("r", name -> name, text -> text.replace("example.org/n", "example.com/m")))
                .isEqualTo(r);
    }

    @Test
    void whatIsNotThereIsSaid() {
        Repository r = Repository.of("r").release(Vectors.VECTOR_A, "");

        assertThatThrownBy(() -> r.module(M, "v1.2.3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the repository r has no v1.2.3");
        assertThatThrownBy(() -> r.module(SUB, "main")).hasMessageContaining("does not hold example.com/m/sub");
        assertThatThrownBy(() -> r.tag("v1.0.0")).hasMessage("a repository has a tag once: v1.0.0");
        assertThatThrownBy(() -> Repository.of("r").tag("v1.0.0"))
                .hasMessage("a repository must have a commit before a tag or branch: r");
        assertThatThrownBy(() -> r.commit(Instant.parse("1969-12-31T23:59:59Z"), Map.of()))
                .hasMessageStartingWith("a commit must be made in 1970 or later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a..b", "a b", "/a", "a/", "a//b", "a.lock", ".a", "a.", "a~1"})
    void namesThatGitForbidsAreRefused(String name) {
        Repository r = Repository.of("r").release(Vectors.VECTOR_A, "");

        assertThatThrownBy(() -> r.tag(name)).hasMessage("git must allow a name: \"" + name + "\"");
        assertThatThrownBy(() -> r.branch(name)).hasMessage("git must allow a name: \"" + name + "\"");
        assertThatThrownBy(() -> Repository.of(name)).hasMessage("git must allow a name: \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/./b", ".git/config", "a/.GIT/x"})
    void filesThatGitForbidsAreRefused(String name) {
        assertThatThrownBy(() -> Tree.of(Map.of(name, "")))
                .hasMessage("a file's name must be as in a git repository: \"" + name + "\"");
    }

    @Test
    void aNameIsAFileOrADirectoryAndWhatReplacesALinkIsNone() {
        assertThatThrownBy(() -> Tree.of(Map.of("a", "", "a/b", "")))
                .hasMessage("a name must not be both file and directory: a");
        assertThat(Tree.of(Map.of()).withLink("a", "b").with("a", "text").links())
                .isEmpty();
    }
}
