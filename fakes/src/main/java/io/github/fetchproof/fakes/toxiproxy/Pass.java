package io.github.fetchproof.fakes.toxiproxy;

/** No effect: the {@code noop} toxic, and every toxic whose draw spared the connection. */
final class Pass implements Effect {

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        while (!inbox.isEmpty() && exit.ready()) {
            exit.pass(inbox.take());
        }
        if (inbox.finished()) {
            exit.end(inbox.end());
        }
        return NEVER;
    }

    @Override
    public int chunk() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean transparent() {
        return true;
    }
}
