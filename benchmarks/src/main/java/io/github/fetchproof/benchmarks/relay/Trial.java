package io.github.fetchproof.benchmarks.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * One thing that is done to one road after the other.
 *
 * @param name for who watches
 * @param roads where it can be done
 */
record Trial(String name, List<Road> roads, Work work) {

    /** Does it on one road, and tells the figures. */
    @FunctionalInterface
    interface Work {
        Map<Measure, Double> run(Track track, Duration slice) throws IOException, InterruptedException;
    }

    Trial {
        roads = List.copyOf(roads);
    }

    /** The roads in another order each turn, so that none always goes first. */
    static <T> List<T> turned(List<T> roads, int turn) {
        List<T> turned = new ArrayList<>(roads);
        Collections.rotate(turned, -turn);
        return turned;
    }
}
