package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.git.SshHost;
import io.github.fetchproof.fakes.git.SshKey;
import io.github.fetchproof.fakes.git.UploadPackService;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.tls.Authority;
import io.github.fetchproof.fakes.tls.Terminator;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.scenario.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * A world's origins on this machine's loopback, each behind a link that can be broken, one fault at a time. One thread at a time.
 *
 * <p>Its log is told of every exchange, of failed handshakes, of switched faults, and of what befell connections on the links, be it
 * ordered here or by another client of the embedded Toxiproxy.
 */
final class HeldWorld implements AutoCloseable {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final World world;
    private final IntFunction<InetSocketAddress> places;
    private final EventLog log;
    private final EmbeddedToxiproxy toxiproxy;
    private final Provider provider;
    private final Authority authority = Authority.found(Instant.now());
    private final Map<String, HeldRoad> roads = new LinkedHashMap<>();
    private final Deque<AutoCloseable> raised = new ArrayDeque<>();

    private HeldWorld(World world, IntFunction<InetSocketAddress> places, EventLog log, EmbeddedToxiproxy toxiproxy) {
        this.world = world;
        this.places = places;
        this.log = log;
        this.toxiproxy = toxiproxy;
        this.provider = keep(new Provider("embedded", "127.0.0.1", toxiproxy.port(), toxiproxy));
    }

    /**
     * Raises it, with everything whole.
     *
     * @param places where the first, second and so on is to be dialled
     */
    static HeldWorld raise(World world, IntFunction<InetSocketAddress> places, EventLog log) throws IOException {
        HeldWorld held =
                new HeldWorld(world, places, log, EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.empty(), log));
        try {
            OriginServer server = held.keep(OriginServer.start());
            for (String name : world.origins()) {
                held.open(server, name);
            }
            return held;
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        raised.push(part);
        return part;
    }

    private void open(OriginServer server, String name) {
        InetSocketAddress listen = places.apply(roads.size());
        Origin origin = keep(server.open(name, ANYWHERE, world.prefixOf(name), world, new Exchanges(log)));
        Optional<World.Encryption> encryption =
                Optional.ofNullable(world.encrypted().get(name));
        Optional<Terminator> terminator = encryption.map(how -> keep(Terminator.open(
                name,
                ANYWHERE,
                origin.address(),
                authority,
                listen.getAddress().getHostAddress(),
                new Exchanges(log))));
        String scheme = encryption.equals(Optional.of(World.Encryption.ANNOUNCED)) ? "https" : "http";
        Link link = link(name, listen, terminator.map(Terminator::address).orElseGet(origin::address));
        String url = scheme + "://" + link.listen() + world.prefixOf(name);
        roads.put(name, new HeldRoad(link, url, Optional.of(origin), terminator));
    }

    /** The embedded Toxiproxy reports its switches itself. */
    private Link link(String name, InetSocketAddress listen, InetSocketAddress upstream) {
        return keep(provider.open(name, name, listen, upstream, EventLog.none(log::nanos)));
    }

    /**
     * Raises one thing more: a host that serves a site's repositories over SSH.
     *
     * @param user who may in
     * @return the line of {@code known_hosts} by which it is known
     */
    String openSsh(String name, Site site, SshKey user) {
        Map<String, UploadPackService> services = new LinkedHashMap<>();
        site.repositories().forEach(each -> services.put("/" + each.name(), UploadPackService.of(each)));
        SshKey key = SshKey.generate();
        SshHost host = keep(SshHost.start(
                name,
                ANYWHERE,
                key,
                List.of(user.publicText()),
                path -> site.repositoryAt("/" + path).map(each -> services.get("/" + each.name())),
                log));
        InetSocketAddress listen = places.apply(roads.size());
        Link link = link(name, listen, host.address());
        String url = "ssh://git@" + link.listen();
        roads.put(name, new HeldRoad(link, url, Optional.empty(), Optional.empty()));
        String[] parts = link.listen().split(":", 2);
        return key.knownHost(parts[0], Integer.parseInt(parts[1]));
    }

    /** Makes the faults that come before the first fetch; returns the steps that are left. */
    List<Step> prepare(List<Step> steps) {
        int next = 0;
        while (next < steps.size() && roads.containsKey(steps.get(next).origin()) && made(steps.get(next))) {
            next++;
        }
        return steps.subList(next, steps.size());
    }

    private boolean made(Step step) {
        return road(step.origin()).make(step);
    }

    /** What everything is called. */
    List<String> names() {
        return List.copyOf(roads.keySet());
    }

    /**
     * The road to one of them.
     *
     * @throws IllegalArgumentException when nothing is called that
     */
    HeldRoad road(String name) {
        HeldRoad road = roads.get(name);
        if (road == null) {
            throw new IllegalArgumentException("there are " + String.join(", ", roads.keySet()) + ", and no " + name);
        }
        return road;
    }

    /** The world that is held. */
    World world() {
        return world;
    }

    /** What a client must trust of those that speak TLS, in PEM. */
    String authority() {
        return authority.pem();
    }

    /** Where Toxiproxy's HTTP API is. */
    String toxiproxy() {
        return "http://127.0.0.1:" + toxiproxy.port();
    }

    @Override
    public void close() {
        while (!raised.isEmpty()) {
            try {
                raised.pop().close();
            } catch (Exception e) {
                System.getLogger(HeldWorld.class.getName())
                        .log(System.Logger.Level.WARNING, "could not take down a part of the world", e);
            }
        }
    }

    /** Leaves out that a fault acted, which the exchange or the handshake itself tells. */
    private record Exchanges(EventLog log) implements EventLog {
        @Override
        public long nanos() {
            return log.nanos();
        }

        @Override
        public void add(Event event) {
            if (!(event instanceof Event.Fault fault && fault.what().equals("acted"))) {
                log.add(event);
            }
        }
    }
}
