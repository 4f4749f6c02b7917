package io.github.fetchproof.harness.reference;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that goes wrong during one fetch.
 *
 * @param separator of the two entries of GOPROXY: a comma or a pipe
 * @param mishaps in the order they are prepared
 */
record FaultSchedule(char separator, List<Mishap> mishaps) {
    static final char COMMA = ',';
    static final char PIPE = '|';

    FaultSchedule {
        mishaps = List.copyOf(mishaps);
    }

    /** One line: the list, then each mishap. */
    @Override
    public String toString() {
        String story = mishaps.isEmpty()
                ? "nothing goes wrong"
                : mishaps.stream().map(Mishap::toString).collect(Collectors.joining("; "));
        return "GOPROXY=P1" + separator + "P2, " + story;
    }
}
