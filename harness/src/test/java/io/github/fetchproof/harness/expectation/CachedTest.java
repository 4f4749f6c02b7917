package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.trace.CachedFile;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.ExtractedTree;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Kept;
import io.github.fetchproof.harness.trace.Traces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CachedTest {
    private static final String M = "example.com/m@v1.0.0-RC1";
    private static final String REAL = "xyz.test/qrs@v1.0.0-RC1";
    private static final Delivery WHOLE = new Delivery(REAL, true, true, true, "");

    static Stream<Pair> pairs() {
        Traces nothing = left(WHOLE, List.of(), List.of());
        Traces zip = left(WHOLE, List.of("cache/download/xyz.test/qrs/@v/v1.0.0-!r!c1.zip"), List.of());
        Traces ziphash = left(WHOLE, List.of("cache/download/xyz.test/qrs/@v/v1.0.0-!r!c1.ziphash"), List.of());
        Traces tree = left(WHOLE, List.of(), List.of(new ExtractedTree(REAL, "", "")));
        Traces broken = left(WHOLE, List.of(), List.of(new ExtractedTree(REAL, "m.go is missing", "qrs/go.mod")));
        return Stream.of(
                new Pair("isCached", Cached.isCached(1, M, Kept.ZIP), zip, ziphash, "it is not"),
                new Pair("isCached", Cached.isCached(1, M, Kept.ZIPHASH), ziphash, zip, "it is not"),
                new Pair("isCached", Cached.isCached(1, M, Kept.TREE), broken, zip, "it is not"),
                new Pair("isNotCached", Cached.isNotCached(1, M, Kept.ZIP), ziphash, zip, "it is"),
                new Pair("isNotCached", Cached.isNotCached(1, M, Kept.TREE), zip, tree, "it is"),
                new Pair("treeIsWhole", Cached.treeIsWhole(1, M), tree, broken, "m.go is missing"),
                new Pair("treeIsWhole", Cached.treeIsWhole(1, M), tree, nothing, "there is none"),
                new Pair("treeIsReadOnly", Cached.treeIsReadOnly(1, M), tree, broken, "qrs/go.mod is writable"),
                new Pair("treeIsReadOnly", Cached.treeIsReadOnly(1, M), tree, nothing, "there is none"),
                new Pair(
                        "delivered",
                        Cached.delivered(1, M),
                        nothing,
                        left(new Delivery(REAL, true, true, false, "a forged zip"), List.of(), List.of()),
                        "a forged zip"),
                new Pair(
                        "delivered",
                        Cached.delivered(1, M),
                        nothing,
                        left(new Delivery("xyz.test/other@v1.0.0", true, true, true, ""), List.of(), List.of()),
                        "it was not asked for"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCheckPassesWhatFitsAndMissesWhatDoesNot(Pair pair) {
        pair.holds();
    }

    @Test
    void everyCheckHasAPair() {
        Pair.coverAll(Cached.class, pairs());
    }

    @Test
    void aCheckSaysWhatItExpects() {
        assertThat(Cached.isNotCached(2, M, Kept.ZIPHASH).describe())
                .isEqualTo("the ziphash of " + M + " is not in the cache after fetch 2");
    }

    private static Traces left(Delivery delivery, List<String> files, List<ExtractedTree> trees) {
        return trace().fetch(new Fetch(
                1,
                Operation.DOWNLOAD,
                List.of(REAL),
                0,
                1,
                Fetch.Ending.ANSWERED,
                true,
                Optional.empty(),
                -1,
                List.of(),
                "",
                List.of(delivery),
                files.stream().map(each -> new CachedFile(each, 1, "")).toList(),
                trees));
    }
}
