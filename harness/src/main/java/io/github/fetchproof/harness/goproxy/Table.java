package io.github.fetchproof.harness.goproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Faults by proxies of a line, and what becomes of builds. Immutable.
 *
 * @param cells fault by fault, in each the proxies in the line's order
 */
public record Table(Line line, List<Cell> cells) {

    public Table {
        cells = List.copyOf(cells);
    }

    /**
     * Puts it together.
     *
     * @param results by {@link Trial#id()}
     */
    public static Table of(Line line, List<Fault> faults, Map<String, Result> results) {
        List<Cell> cells = new ArrayList<>();
        for (Fault fault : faults) {
            for (String proxy : line.proxies()) {
                boolean first = proxy.equals(line.proxies().get(0));
                Result build = result(new Trial(line, fault, proxy, false), results);
                cells.add(new Cell(
                        fault,
                        proxy,
                        build,
                        first ? Optional.of(result(new Trial(line, fault, proxy, true), results)) : Optional.empty()));
            }
        }
        return new Table(line, cells);
    }

    private static Result result(Trial trial, Map<String, Result> results) {
        Result result = results.get(trial.id());
        return result == null ? Result.unproven("it was not tried") : result;
    }

    /** The faults, each once. */
    public List<Fault> faults() {
        return cells.stream().map(Cell::fault).distinct().toList();
    }

    /** The cells of one proxy, in the faults' order. */
    public List<Cell> at(String proxy) {
        return cells.stream().filter(cell -> cell.proxy().equals(proxy)).toList();
    }

    /** Whether anything hangs, takes wrong bytes or leaks. */
    public boolean bad() {
        return cells.stream().anyMatch(Cell::bad);
    }

    /** Whether anything is not known. */
    public boolean open() {
        return cells.stream().anyMatch(Cell::open);
    }
}
