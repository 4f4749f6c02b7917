package io.github.fetchproof.benchmarks.relay;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.link.ToxiproxyProcess;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A server that stands between clients and upstream, in a process of its own that ends with it. */
final class Relay implements AutoCloseable {
    /** A heap of a set size, so that a run can be repeated; the collector is what a JVM takes by itself. */
    static final List<String> ROOMY = List.of("-Xmx1g");

    /** A heap that grows only by what stays, so that a process's memory tells what a connection needs. */
    static final List<String> THRIFTY = List.of("-Xmx1g", "-XX:+UseSerialGC", "-Xmn4m");

    private static final EventLog NOBODY = EventLog.none(System::nanoTime);
    private static final Duration REST = Duration.ofMillis(500);

    /** The toxic's unit is a millisecond, so this is one of 0 ms: bytes wait in it, but not for long. */
    private static final Duration LEAST = Duration.ofNanos(1);

    private final Provider provider;
    private final long pid;
    private final Optional<Child> child;
    private int links;

    private Relay(Provider provider, long pid, Optional<Child> child) {
        this.provider = provider;
        this.pid = pid;
        this.child = child;
    }

    /** Our embedded one. */
    static Relay embedded(List<String> jvmOptions) throws IOException, InterruptedException {
        Child child = Child.start(EmbeddedServer.class, jvmOptions);
        Provider provider =
                new Provider("embedded", Loopback.host(), child.ports().get(0), child);
        return new Relay(provider, child.pid(), Optional.of(child));
    }

    /**
     * The original.
     *
     * @throws io.github.fetchproof.fakes.link.ProviderUnavailableException when the program is none
     */
    static Relay original(Path program) throws IOException {
        Set<Long> others = processes(program);
        Provider provider = ToxiproxyProcess.provider(program);
        Set<Long> ours = processes(program);
        ours.removeAll(others);
        if (ours.size() != 1) {
            provider.close();
            throw new IOException("there should be one new process of " + program + ": " + ours);
        }
        return new Relay(provider, ours.iterator().next(), Optional.empty());
    }

    private static Set<Long> processes(Path program) throws IOException {
        String file = program.toRealPath().toString();
        return ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().command().filter(file::equals).isPresent())
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(HashSet::new));
    }

    String name() {
        return provider.name();
    }

    /** The server's process itself, not who started it. */
    ProcessHandle process() throws IOException {
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException(name() + " has ended"));
    }

    /** A road through it that is whole. */
    Link open(InetSocketAddress upstream) {
        links++;
        return provider.open("upstream", "link-" + links, Loopback.at(0), upstream, NOBODY);
    }

    /** Makes every answer late by whole milliseconds, zero included. */
    static void delay(Link link, Duration latency) {
        link.breakWith(new LinkFault.Latency(latency.isZero() ? LEAST : latency));
    }

    /** Lets it put away what it need not keep: a collection where one can be asked for, and a rest. */
    void settle() throws IOException, InterruptedException {
        if (child.isPresent()) {
            child.get().ask("collect");
            child.get().ask("collect");
        }
        Thread.sleep(REST.toMillis());
    }

    @Override
    public void close() {
        provider.close();
    }
}
