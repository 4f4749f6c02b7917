package io.github.fetchproof.fakes.git;

import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Tree;
import java.time.Instant;
import java.util.Map;

/** A repository with something of everything: two modules, a second major version, both kinds of tags, a branch. */
final class Repositories {

    static final Instant MONDAY = Instant.parse("2024-01-01T10:00:00Z");
    static final Instant TUESDAY = Instant.parse("2024-01-02T03:04:05Z");
    static final Instant WEDNESDAY = Instant.parse("2024-01-03T12:30:00Z");

    /** What {@code example.com/r.git} names. */
    static final Repository R = of();

    private Repositories() {}

    private static Repository of() {
        Tree one = Tree.of(Map.of(
                        "go.mod", "module example.com/r.git\n\ngo 1.20\n",
                        "LICENSE", "public domain\n",
                        "r.go", "package r\n",
                        "vendor/modules.txt", "# example.com/y v1.0.0\n",
                        "vendor/example.com/y/y.go", "package y\n",
                        ".gitattributes", "r.go export-ignore\n",
                        "sub/go.mod", "module example.com/r.git/sub\n\ngo 1.20\n",
                        "sub/sub.go", "package sub\n",
                        "sub/deep/é.txt", "é\n"))
                .withExecutable("run.sh", "#!/bin/sh\n")
                .withLink("link.go", "r.go");
        Tree two = one.with("r.go", "package r\n\n// V is two.\nconst V = 2\n");
        Tree three = two.with("v2/go.mod", "module example.com/r.git/v2\n\ngo 1.24\n")
                .with("v2/r.go", "package r\n\n// V is three.\nconst V = 3\n")
                .with("v2/vendor/modules.txt", "# none\n");
        return Repository.of("r")
                .commit(MONDAY, one)
                .tag("v1.0.0")
                .tag("sub/v1.0.0", "The first of its kind.")
                .commit(TUESDAY, two)
                .tag("v1.1.0", "Better.")
                .branch("dev")
                .commit(WEDNESDAY, two.with("sub/sub.go", "package sub\n\n// W is new.\nconst W = 1\n"))
                .branch(Repository.MAIN)
                .commit(WEDNESDAY, three)
                .tag("v2.0.0");
    }
}
