package io.github.fetchproof.harness.resilience;

import static io.github.fetchproof.harness.resilience.BackoffForm.form;
import static io.github.fetchproof.harness.resilience.Parameter.list;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backoffs known by name. Those named after a library wait exactly as it does, its traps included, with its defaults
 * and its end of patience; where a library has no default, a base of 100 ms and a cap of 20 s stand in.
 *
 * <p>Base 100 ms means the first wait's bound or median everywhere but in {@code aws-blog-*}, where it is half of that.
 */
public final class BackoffCatalogue {
    private static final String COMMON = "";
    private static final String GO = "https://github.com/golang/go/issues/28194";

    private static final List<BackoffForm> SHAPES = List.of(
            form("none", "no retry at all, as the go command does", GO, 1, list(), it -> Backoff.none()),
            form("no-wait", "a retry at once", COMMON, list(), it -> Backoff.none()),
            form("constant", "always the same wait", COMMON, list("wait=1s"), it -> Backoff.constant(it.time("wait"))),
            form(
                    "linear",
                    "each wait longer by the same step",
                    COMMON,
                    list("base=100ms", "step=100ms", "cap=20s"),
                    it -> Backoff.linear(it.time("base"), it.time("step"), it.time("cap"))),
            form(
                    "exponential",
                    "each wait a multiple of the one before",
                    COMMON,
                    list("base=100ms", "factor=2.0", "cap=20s"),
                    it -> Backoff.exponential(it.time("base"), it.number("factor"), it.time("cap"))),
            form(
                    "full-jitter",
                    "from nothing to the exponential wait",
                    COMMON,
                    list("base=100ms", "cap=20s"),
                    it -> Backoff.fullJitter(it.time("base"), it.time("cap"))),
            form(
                    "equal-jitter",
                    "from half of the exponential wait to all of it",
                    COMMON,
                    list("base=100ms", "cap=20s"),
                    it -> Backoff.equalJitter(it.time("base"), it.time("cap"))),
            form(
                    "decorrelated",
                    "from the base to three times the wait before, the range capped",
                    COMMON,
                    list("base=100ms", "cap=20s"),
                    it -> Backoff.decorrelated(it.time("base"), it.time("cap"))),
            form(
                    "loop-15s",
                    "a loop in a shell script: five times, 15 s apart",
                    GO,
                    5,
                    list("wait=15s"),
                    it -> Backoff.constant(it.time("wait"))),
            form(
                    "loop-1s",
                    "a loop in a shell script, 1 s apart",
                    GO,
                    list("wait=1s"),
                    it -> Backoff.constant(it.time("wait"))),
            form(
                    "loop-1-2-4s",
                    "a loop in a shell script: 1, 2, 4 s",
                    GO,
                    4,
                    list("base=1s", "cap=4s"),
                    it -> Backoff.exponential(it.time("base"), 2, it.time("cap"))),
            form(
                    "loop-doubling",
                    "a loop in a shell script: 1, 2, 4, ... s and up to a second more",
                    GO,
                    list("base=1s", "cap=1h", "more=1s"),
                    it -> LoopBackoff.doublingPlus(it.time("base"), it.time("cap"), it.time("more"))));

    /** All, those without a library first. */
    public static final List<BackoffForm> ALL =
            Stream.concat(SHAPES.stream(), LibraryBackoffs.ALL.stream()).toList();

    private BackoffCatalogue() {}

    /** The one of that name. */
    public static Optional<BackoffForm> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
