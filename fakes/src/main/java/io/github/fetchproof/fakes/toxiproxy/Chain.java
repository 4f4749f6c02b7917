package io.github.fetchproof.fakes.toxiproxy;

import java.util.ArrayList;
import java.util.List;

/**
 * The toxics on one direction of one connection, in the order they were added, and the bytes that wait in them.
 *
 * <p>Changing the toxics loses and reorders nothing that a toxic does not drop by design. Without a clock or sockets; one
 * thread.
 */
final class Chain {
    private final Stage.Rolls rolls;
    private final Stage.Witness witness;
    private final Outlet sink;
    private final List<Stage> stages = new ArrayList<>();

    Chain(List<Toxic> toxics, Stage.Rolls rolls, Stage.Witness witness, Outlet sink) {
        this.rolls = rolls;
        this.witness = witness;
        this.sink = sink;
        toxics.forEach(this::append);
    }

    /** Whether bytes would pass untouched, so that the chain can be left out. */
    boolean clear() {
        for (Stage stage : stages) {
            if (!stage.transparent()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it can take more now. */
    boolean ready() {
        return entrance().ready();
    }

    /** How large a chunk may be. */
    int chunk() {
        int least = Integer.MAX_VALUE;
        for (Stage stage : stages) {
            least = Math.min(least, stage.chunk());
        }
        return least;
    }

    /** How many bytes wait. */
    long waiting() {
        long sum = 0;
        for (Stage stage : stages) {
            sum += stage.waiting();
        }
        return sum;
    }

    /** Bytes came in; {@link #pump} moves them. */
    void take(Chunk chunk) {
        entrance().pass(chunk);
    }

    /** Nothing more comes in. */
    void end(End how) {
        entrance().end(how);
    }

    /** Moves everything that can move; returns when to come back at the latest. */
    long pump(long now) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Stage stage : stages) {
                moved |= stage.run(now);
            }
        }
        long due = Effect.NEVER;
        for (Stage stage : stages) {
            due = Math.min(due, stage.due());
        }
        return due;
    }

    /** Puts a toxic behind all others; the one that was last starts anew. */
    void add(Toxic toxic) {
        if (!stages.isEmpty()) {
            stages.get(stages.size() - 1).restart();
        }
        append(toxic);
    }

    /** Gives the toxic of this name other attributes. */
    void update(Toxic toxic) {
        int index = indexOf(toxic.name());
        if (index >= 0) {
            stages.get(index).restart(toxic);
        }
    }

    /** Takes a toxic away; what waits in it goes on at once, and the toxic before it starts anew. */
    void remove(String name) {
        int index = indexOf(name);
        if (index < 0 || stages.get(index).remove()) {
            return;
        }
        Stage stage = stages.get(index);
        Outlet next = index + 1 < stages.size() ? stages.get(index + 1) : sink;
        if (index > 0) {
            stages.get(index - 1).restart();
            stages.get(index - 1).leadTo(next);
        }
        stage.flush();
        stages.remove(index);
    }

    private void append(Toxic toxic) {
        Stage stage = new Stage(toxic, rolls, witness, sink);
        if (!stages.isEmpty()) {
            stages.get(stages.size() - 1).leadTo(stage);
        }
        stages.add(stage);
    }

    private int indexOf(String name) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).is(name)) {
                return i;
            }
        }
        return -1;
    }

    private Outlet entrance() {
        return stages.isEmpty() ? sink : stages.get(0);
    }
}
