package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** Dials an upstream every now and then until it answers, and hangs up. Lives on one loop. */
final class Watch implements Dial.Caller {
    private static final long PAUSE_NANOS = 50_000_000;

    private final EventLoop loop;
    private final Names names;
    private final String upstream;
    private final Runnable answered;
    private final Alarm next;
    private long dialLimitMillis;
    private Optional<Dial> dial = Optional.empty();

    /** @param answered is run once for each start, when the upstream answers */
    Watch(EventLoop loop, Names names, String upstream, Runnable answered) {
        this.loop = loop;
        this.names = names;
        this.upstream = upstream;
        this.answered = answered;
        this.next = loop.alarm(now -> dial());
    }

    void start(long limitMillis) {
        dialLimitMillis = limitMillis;
        next.set(loop.now() + PAUSE_NANOS);
    }

    void stop() {
        next.set(Effect.NEVER);
        dial.ifPresent(Dial::cancel);
        dial = Optional.empty();
    }

    private void dial() {
        Dial started = new Dial(loop, this, dialLimitMillis);
        dial = Optional.of(started);
        started.start(names, upstream);
    }

    @Override
    public void connected(SocketChannel server) {
        dial = Optional.empty();
        loop.close(server);
        answered.run();
    }

    @Override
    public void failed(IOException reason) {
        dial = Optional.empty();
        start(dialLimitMillis);
    }
}
