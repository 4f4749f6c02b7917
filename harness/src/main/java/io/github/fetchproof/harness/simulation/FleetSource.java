package io.github.fetchproof.harness.simulation;

import java.util.Arrays;

/** A module proxy of {@link FleetModel}: a cache, and workers behind it. Belongs to one run. */
final class FleetSource {
    private static final long NEVER = Long.MIN_VALUE;

    private final Timeline timeline;
    private final int workers;
    private final long keeps;
    private final long[] keptUntil;
    /** What waits for a worker, each as what happens when it is done, then how long that takes. */
    private final LongQueue queue = new LongQueue();

    private int busy;
    private boolean stopped;

    FleetSource(Timeline timeline, int workers, long keeps, int modules) {
        this.timeline = timeline;
        this.workers = workers;
        this.keeps = keeps;
        keptUntil = new long[modules];
        Arrays.fill(keptUntil, NEVER);
    }

    /** Whether a module can be had without work. */
    boolean has(int module) {
        return timeline.now() < keptUntil[module];
    }

    /** A module was served to somebody. */
    void keep(int module) {
        keep(module, timeline.now() + keeps);
    }

    void keep(int module, long until) {
        keptUntil[module] = until;
    }

    /** A job is put in. */
    void work(long done, long takes) {
        queue.add(done);
        queue.add(takes);
        start();
    }

    /** A worker has done its job. */
    void done() {
        busy--;
        start();
    }

    /** Workers start nothing more, and the cache is lost. */
    void stop() {
        stopped = true;
        Arrays.fill(keptUntil, NEVER);
    }

    void restart() {
        stopped = false;
        start();
    }

    private void start() {
        while (!stopped && busy < workers && queue.size() > 0) {
            busy++;
            long done = queue.remove();
            timeline.schedule(timeline.now() + queue.remove(), done);
        }
    }

    int jobs() {
        return queue.size() / 2 + busy;
    }
}
