package io.github.fetchproof.fakes.toxiproxy;

import java.util.random.RandomGenerator;

/** One toxic's place in a chain: what waits there, the effect that was drawn, and where bytes go from there. */
final class Stage implements Outlet {

    /** Where the chance for a start comes from. */
    @FunctionalInterface
    interface Rolls {
        RandomGenerator roll(String toxic, int start);
    }

    /** Is told what a toxic does. */
    @FunctionalInterface
    interface Witness {
        /** It acts on the connection for the first time. */
        void acted(Toxic toxic, String how);

        /** It was (re-)started, and hits the connection or spares it from now on. */
        default void drawn(Toxic toxic, boolean hit) {}

        default void did(Toxic toxic, Deed deed, long bytes) {}

        /** It ended the connection on its own account. */
        default void ended(Toxic toxic, End how) {}
    }

    private final Inbox inbox = new Inbox();
    private final Tally passed = new Tally();
    private final Rolls rolls;
    private final Witness witness;
    private final Exit exit = new Way();
    private Toxic toxic;
    private Outlet next;
    private Effect effect;
    private int starts;
    private boolean acted;
    private boolean done;
    private boolean removed;
    private boolean moved;
    private long due = Effect.NEVER;

    Stage(Toxic toxic, Rolls rolls, Witness witness, Outlet next) {
        this.toxic = toxic;
        this.rolls = rolls;
        this.witness = witness;
        this.next = next;
        this.effect = start();
    }

    private Effect start() {
        RandomGenerator random = rolls.roll(toxic.name(), starts++);
        boolean hit = toxic.hits(random);
        witness.drawn(toxic, hit);
        return hit ? toxic.type().effect(toxic, random, passed) : new Pass();
    }

    @Override
    public boolean ready() {
        if (effect.capacity() == 0) {
            return !done && inbox.isEmpty() && next.ready();
        }
        return !done && inbox.bytes() < effect.capacity();
    }

    @Override
    public void pass(Chunk chunk) {
        if (!done) {
            inbox.add(chunk);
        }
    }

    @Override
    public void end(End how) {
        inbox.end(how);
    }

    /** Lets the effect work; true if anything went on. */
    boolean run(long now) {
        moved = false;
        due = done ? Effect.NEVER : effect.run(inbox, exit, now);
        return moved;
    }

    /** When it must be run next. */
    long due() {
        return due;
    }

    long waiting() {
        return inbox.bytes();
    }

    int chunk() {
        return effect.chunk();
    }

    /** Whether bytes may go past it as if it were not there. */
    boolean transparent() {
        return effect.transparent() && inbox.isEmpty() && !inbox.ended();
    }

    boolean is(String name) {
        return !removed && toxic.name().equals(name);
    }

    /** Starts again with another draw; the chunk that was being held goes on at once. */
    void restart(Toxic changed) {
        toxic = changed;
        interrupt();
        if (!done) {
            effect = start();
        }
    }

    void restart() {
        restart(toxic);
    }

    void leadTo(Outlet outlet) {
        next = outlet;
    }

    /**
     * Lets everything go that waits here.
     *
     * @return whether the stage must stay as a plug, because the direction has ended here
     */
    boolean remove() {
        removed = true;
        if (toxic.closesWhenRemoved() && !done) {
            exit.end(End.FIN);
        }
        interrupt();
        return done;
    }

    /** Sends on all that waits, to be used after {@link #remove()} when nothing more comes in. */
    void flush() {
        while (!inbox.isEmpty()) {
            next.pass(inbox.take());
        }
        if (inbox.ended()) {
            next.end(inbox.end());
        }
    }

    private void interrupt() {
        if (!done) {
            effect.interrupt(inbox, exit);
        }
    }

    /** The effect's way out. */
    private final class Way implements Exit {
        @Override
        public boolean ready() {
            return !done && next.ready();
        }

        @Override
        public void pass(Chunk chunk) {
            moved = true;
            next.pass(chunk);
        }

        @Override
        public void end(End how) {
            moved = true;
            done = true;
            if (how != inbox.end() || !inbox.isEmpty()) {
                witness.ended(toxic, how);
            }
            if (!inbox.isEmpty()) {
                did(Deed.DROPPED, inbox.bytes());
                inbox.clear();
            }
            next.end(how);
        }

        @Override
        public void acted(String how) {
            if (!acted) {
                acted = true;
                witness.acted(toxic, how);
            }
        }

        @Override
        public void did(Deed deed, long bytes) {
            witness.did(toxic, deed, bytes);
        }
    }
}
