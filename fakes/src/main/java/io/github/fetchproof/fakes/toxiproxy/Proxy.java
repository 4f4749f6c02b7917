package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A proxy as the control API sees it: an address, an upstream, toxics. Guarded by its {@link Proxies}; the loops work on
 * copies, which every change here brings up to date before it returns.
 */
final class Proxy {
    private final String name;
    private final DataPlane plane;
    private final Faults faults;
    private final List<Share> shares;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong failing = new AtomicLong();
    private final List<Toxic> toxics = new ArrayList<>();
    private String listen;
    private String upstream;
    private Options options = Options.DEFAULT;
    private Optional<Open> open = Optional.empty();

    /** A listener and the loop it lives on. */
    private record Open(EventLoop loop, Listener listener) {}

    /** A proxy that does not listen yet. */
    Proxy(String name, String listen, String upstream, DataPlane plane) {
        this.name = name;
        this.listen = listen;
        this.upstream = upstream;
        this.plane = plane;
        this.faults = plane.faults(name);
        this.shares = plane.shares(name, faults);
    }

    String name() {
        return name;
    }

    String listen() {
        return listen;
    }

    String upstream() {
        return upstream;
    }

    boolean enabled() {
        return open.isPresent();
    }

    Options options() {
        return options;
    }

    /** What it did since it was created. */
    Evidence evidence() throws ApiError {
        Ledger ledger = plane.ledger(shares);
        Diary.Memory memory = faults.diary().memory();
        return new Evidence(
                new Evidence.Connections(
                        accepted.get(),
                        connections(),
                        ledger.get(Ledger.Count.UNREACHABLE),
                        ledger.get(Ledger.Count.FAILED)),
                ledger.sockets(),
                ledger.stream(Direction.UPSTREAM),
                ledger.stream(Direction.DOWNSTREAM),
                ledger.effects(),
                faults.diary().refusals(),
                memory.events(),
                memory.forgotten());
    }

    /** How many connections go through it now. */
    int connections() throws ApiError {
        return plane.connections(shares);
    }

    /** All upstream toxics and then all downstream ones, each in the order they were added. */
    List<Toxic> toxics() {
        List<Toxic> sorted = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            toxics.stream().filter(toxic -> toxic.direction() == direction).forEach(sorted::add);
        }
        return sorted;
    }

    Toxic toxic(String wanted) throws ApiError {
        return find(wanted).orElseThrow(() -> new ApiError(404, "toxic not found"));
    }

    private Optional<Toxic> find(String wanted) {
        return toxics.stream().filter(toxic -> toxic.name().equals(wanted)).findFirst();
    }

    /** Whether another address or upstream is asked for; the same host under another name is the same address. */
    boolean differs(String otherListen, String otherUpstream) throws ApiError {
        String resolved = ListenAddress.resolve(otherListen, plane.names()).toString();
        return !listen.equals(resolved) || !upstream.equals(otherUpstream);
    }

    /** Listens, if it does not yet. A port that was drawn is kept from then on. */
    void start() throws ApiError {
        if (open.isPresent()) {
            return;
        }
        ServerSocketChannel channel = bind();
        try {
            ListenAddress address = ListenAddress.of(channel);
            listen = address.toString();
            EventLoop loop = plane.nextLoop();
            Listener[] made = new Listener[1];
            plane.on(loop, () -> made[0] = listener(loop, channel, address));
            open = Optional.of(new Open(loop, made[0]));
        } catch (IOException | ApiError e) {
            closeQuietly(channel);
            throw e instanceof ApiError error ? error : ApiError.listen("listen tcp: " + e.getMessage());
        }
        if (options.blackHole()) {
            fill();
        }
    }

    /** Makes the black hole that was asked for; a proxy where that fails does not listen. */
    private void fill() throws ApiError {
        if (open.isPresent()) {
            try {
                open.get().listener().fill();
            } catch (ApiError e) {
                stop();
                faults.refusing(listen);
                throw e;
            }
        }
    }

    private Listener listener(EventLoop loop, ServerSocketChannel channel, ListenAddress address) {
        Listener.Door door = new Listener.Door(upstream, shares, accepted, failing, faults);
        Listener listener = new Listener(loop, channel, address, door);
        listener.options(options);
        return listener;
    }

    private ServerSocketChannel bind() throws ApiError {
        try {
            return ListenAddress.resolve(listen, plane.names()).bind();
        } catch (ApiError e) {
            throw e.sentence().startsWith("listen tcp ") ? e : ApiError.listen("listen tcp: " + e.sentence());
        }
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It was never announced to anybody.
        }
    }

    /** Listens no more and closes every connection. When this returns, no connect gets through any more. */
    void stop() throws ApiError {
        if (open.isEmpty()) {
            return;
        }
        Open closing = open.get();
        open = Optional.empty();
        plane.on(closing.loop(), closing.listener()::close);
        plane.onEach(shares, Share::closeAll);
    }

    /** Puts down that it was created without listening. */
    void createdDisabled() {
        faults.refusing(listen);
    }

    /** Listens, and puts it down as the end of a refusal. */
    void enable() throws ApiError {
        if (!enabled()) {
            faults.accepting(listen);
            try {
                start();
            } catch (ApiError e) {
                faults.refusing(listen);
                throw e;
            }
        }
    }

    /** Listens no more, and puts it down as a fault. */
    void disable() throws ApiError {
        if (enabled()) {
            stop();
            faults.refusing(listen);
        }
    }

    /**
     * Takes another address, upstream and state. Open connections survive unless an address or upstream changes. A new
     * address that cannot be bound leaves the proxy disabled.
     */
    void update(String newListen, String newUpstream, boolean enable) throws ApiError {
        if (differs(newListen, newUpstream)) {
            disable();
            listen = newListen;
            upstream = newUpstream;
        }
        if (enable) {
            enable();
        } else {
            disable();
        }
    }

    /**
     * Takes other options.
     *
     * @param failAnew whether connections are counted from now on that are to be ended at once
     */
    void options(Options changed, boolean failAnew) throws ApiError {
        boolean switched = changed.blackHole() != options.blackHole();
        if (switched && !changed.blackHole()) {
            faults.blackHole(false, listen);
        }
        options = changed;
        if (failAnew) {
            failing.set(changed.failFirst());
        }
        plane.onEach(shares, share -> share.options(changed));
        if (open.isPresent()) {
            Open listening = open.get();
            plane.on(listening.loop(), () -> listening.listener().options(changed));
        }
        if (switched && changed.blackHole()) {
            fill();
            faults.blackHole(true, listen);
        }
    }

    /** Ends the faults among the options; what a proxy is like stays. */
    void heal() throws ApiError {
        options(options.healed(), true);
    }

    void add(Toxic toxic) throws ApiError {
        if (find(toxic.name()).isPresent()) {
            throw new ApiError(409, "toxic already exists");
        }
        toxics.add(toxic);
        faults.on(toxic);
        plane.onEach(shares, share -> share.add(toxic));
    }

    void update(Toxic toxic) throws ApiError {
        toxics.replaceAll(old -> old.name().equals(toxic.name()) ? toxic : old);
        faults.on(toxic);
        plane.onEach(shares, share -> share.update(toxic));
    }

    void remove(Toxic toxic) throws ApiError {
        toxics.removeIf(old -> old.name().equals(toxic.name()));
        plane.onEach(shares, share -> share.remove(toxic));
        faults.off(toxic);
    }

    void removeToxics() throws ApiError {
        for (Toxic toxic : toxics()) {
            remove(toxic);
        }
    }

    /** Stops for good. */
    void discard() throws ApiError {
        stop();
        putToxicsOff();
        toxics.clear();
    }

    /** Puts its toxics down as off, since nothing goes through it. */
    void putToxicsOff() {
        toxics().forEach(faults::off);
    }

    /** Takes {@link #putToxicsOff} back. */
    void putToxicsOn() {
        toxics().forEach(faults::on);
    }
}
