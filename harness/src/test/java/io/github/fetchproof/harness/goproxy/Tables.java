package io.github.fetchproof.harness.goproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables for tests, put together result by result. */
public final class Tables {

    private final Line line;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Result> results = new TreeMap<>();

    private Tables(Line line) {
        this.line = line;
    }

    public static Tables of(String goproxy) {
        return new Tables(Line.parse(goproxy, ""));
    }

    /** What a build comes to. */
    public Tables build(Fault fault, String proxy, Fate fate, String via) {
        return put(fault, proxy, false, new Result(fate, via, List.of(), 9.0, fate.proven() ? "" : "no sandbox"));
    }

    /** Who learns what is private when the first proxy fails so. */
    public Tables told(Fault fault, String... whom) {
        return put(fault, "P1", true, new Result(Fate.DIES, "", List.of(whom), 1.0, ""));
    }

    private Tables put(Fault fault, String proxy, boolean secret, Result result) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
        results.put(new Trial(line, fault, proxy, secret).id(), result);
        return this;
    }

    public Table done() {
        return Table.of(line, faults, results);
    }
}
