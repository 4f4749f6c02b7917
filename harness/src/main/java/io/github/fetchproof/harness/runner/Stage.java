package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.origin.NameServer;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.tls.Terminator;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.Ssh;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.scenario.Names;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.witness.Watch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A world, raised: origins, the links to them, their names, and the tap watching. One scenario's own. */
final class Stage implements AutoCloseable {

    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

    private final Ground ground;
    private final World world;
    private final Names names;
    private final Addresses addresses;
    private final FileProxies files;
    private final RunClock.Log log;
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<String, Terminator> terminators = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final List<Road> roads = new ArrayList<>();
    private final Deque<AutoCloseable> raised = new ArrayDeque<>();
    private @Nullable Watch watch;
    private @Nullable Checkpoint checkpoint;

    private Stage(Ground ground, World world, Names names, Addresses addresses, FileProxies files) {
        this.ground = ground;
        this.world = world;
        this.names = names;
        this.addresses = addresses;
        this.files = files;
        this.log = ground.clock().log();
    }

    /**
     * Raises a world.
     *
     * @param world as this run calls things
     * @param names of modules and of the origins' hosts
     * @param addresses of the scenario's own
     * @param files where proxies that are directories lie
     * @param namesOverTcp whether there is a link to the name server too
     * @param policy who may reach whom
     * @param pcap where the tap's capture goes, if anywhere
     */
    static Stage raise(
            Ground ground,
            World world,
            Names names,
            Addresses addresses,
            FileProxies files,
            boolean namesOverTcp,
            Policy policy,
            Optional<Path> pcap) {
        Stage stage = new Stage(ground, world, names, addresses, files);
        try {
            if (!policy.isOpen()) {
                stage.checkpoint = new Checkpoint(policy, addresses);
            }
            if (ground.tap().isPresent()) {
                EventLog log = stage.checkpoint == null ? stage.log : stage.checkpoint.noting(stage.log);
                stage.watch = ground.tap().get().watch(addresses::concerns, log, pcap);
                stage.raised.push(stage.watch);
            }
            stage.raised.push(ground.lookups().reportTo(names::isHost, stage.log));
            List<String> numbered = List.copyOf(world.origins());
            for (String name : numbered) {
                if (world.ssh().containsKey(name)) {
                    stage.openSsh(name, numbered);
                } else {
                    stage.open(name, world, numbered.indexOf(name));
                }
            }
            if (namesOverTcp) {
                stage.openNameServer();
            }
            if (stage.checkpoint != null) {
                stage.raised.push(stage.checkpoint);
                stage.checkpoint.admit(Policy.SUBJECT);
            }
            return stage;
        } catch (IOException e) {
            stage.close();
            throw new WorldException("the tap cannot watch: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private void open(String name, World world, int number) {
        Optional<World.Encryption> encryption =
                Optional.ofNullable(world.encrypted().get(name));
        String scheme = encryption.equals(Optional.of(World.Encryption.ANNOUNCED)) ? "https" : "http";
        InetSocketAddress listen = addresses.link(number, scheme);
        InetSocketAddress upstream = addresses.upstream(number);
        Origin origin = ground.origins()
                .open(name, encryption.isEmpty() ? upstream : addresses.behindTls(), world.prefixOf(name), world, log);
        raised.push(origin);
        origins.put(name, origin);
        if (encryption.isPresent()) {
            String known = ground.names().isPresent()
                    ? host(name)
                    : listen.getAddress().getHostAddress();
            Terminator terminator = Terminator.open(name, upstream, origin.address(), ground.authority(), known, log);
            raised.push(terminator);
            terminators.put(name, terminator);
        }

        String link = link(name, listen, upstream);
        String host = host(name);
        ground.names().ifPresent(server -> {
            server.put(host, List.of(listen.getAddress()));
            raised.push(() -> server.remove(host));
        });
        String url = scheme + "://" + (ground.names().isPresent() ? host : link);
        roads.add(new Road(name, link, Provider.numeric(upstream), url + world.prefixOf(name)));
    }

    /** At the site's own address, on the port of SSH. */
    private void openSsh(String name, List<String> numbered) {
        Ssh ssh = java.util.Objects.requireNonNull(world.ssh().get(name));
        Site site = world.siteAt(ssh.site()).orElseThrow();
        InetSocketAddress listen = addresses.link(numbered.indexOf(ssh.site()), "ssh");
        InetSocketAddress upstream = addresses.upstream(numbered.indexOf(name));
        raised.push(ground.sshKeys().serve(name, upstream, site, ssh.admitsSubject(), log));
        String link = link(name, listen, upstream);
        roads.add(new Road(name, link, Provider.numeric(upstream), "ssh://git@" + host(name)));
    }

    private void openNameServer() {
        InetSocketAddress upstream = nameServer().address();
        String link = link(Scenario.NAME_SERVER, addresses.nameServer(), upstream);
        roads.add(new Road(Scenario.NAME_SERVER, link, Provider.numeric(upstream), "dns+tcp://" + link));
    }

    /** Where the link listens; a checkpoint opens it for those who may use it, and a policy's scenario breaks none. */
    private String link(String origin, InetSocketAddress listen, InetSocketAddress upstream) {
        Supplier<Link> opening = () -> ground.provider().open(origin, Provider.numeric(listen), listen, upstream, log);
        if (checkpoint != null) {
            checkpoint.guard(origin, listen, opening);
            return Provider.numeric(listen);
        }
        Link link = opening.get();
        raised.push(link);
        links.put(origin, link);
        return link.listen();
    }

    /** Only in the sandbox. */
    private NameServer nameServer() {
        return ground.names().orElseThrow(() -> new WorldException("no name server of ours is here"));
    }

    RunClock.Log log() {
        return log;
    }

    /** Whether somebody counts refused dials. */
    boolean tapped() {
        return ground.tap().isPresent();
    }

    List<Road> roads() {
        return List.copyOf(roads);
    }

    /** How this run says what the scenario says. */
    Dialect dialect() {
        return new Dialect(names, world, roads, files);
    }

    /** Lets the policy rule for another caller. */
    void admit(String caller) {
        java.util.Objects.requireNonNull(checkpoint).admit(caller);
    }

    void breakLink(String origin, LinkFault fault, Optional<Trigger> trigger) {
        Link link = java.util.Objects.requireNonNull(links.get(origin));
        if (trigger.isEmpty()) {
            link.breakWith(fault);
        } else {
            // The origin holds the exchange until the switch has been made: the fault is in force before the answer
            // goes.
            origin(origin).hold(trigger.get(), () -> link.breakWith(fault));
        }
    }

    void serve(String origin, Trigger trigger, ServerFault fault) {
        origin(origin).serve(trigger, dialect().fault(fault));
    }

    /** Lets an origin answer such requests when no more of them have come for a while. */
    void gather(String origin, Artefact artefact, Duration lull) {
        origin(origin).hold(Trigger.every(artefact), new Lull(lull)::await);
    }

    /** Lets TLS go wrong at an origin, on so many connections. */
    void breakTls(String origin, TlsFault fault, int times) {
        java.util.Objects.requireNonNull(terminators.get(origin)).breakWith(fault, times);
    }

    /** Lets the name server lie about an origin's name, on so many queries of each type. */
    void breakName(String origin, DnsFault fault, int times) {
        NameServer server = nameServer();
        InetAddress elsewhere = elsewhere(origin, fault);
        log.add(new Event.Fault(log.nanos(), origin, fault.kind(), "on", fault.describe()));
        server.breakName(
                host(origin),
                fault,
                times,
                elsewhere,
                said -> log.add(new Event.Fault(log.nanos(), origin, fault.kind(), "acted", said)));
    }

    /** The dead or the false address that a fault leads to. */
    private InetAddress elsewhere(String origin, DnsFault fault) {
        InetAddress dead = addresses.dead(List.copyOf(origins.keySet()).indexOf(origin));
        if (!(fault instanceof DnsFault.DeadAddress address)) {
            return dead;
        }
        return switch (address.death()) {
            case REFUSES -> dead;
            case REFUSES_IPV6 -> Addresses.LOOPBACK_IPV6;
            case SWALLOWS -> {
                raised.push(Pit.dig(new InetSocketAddress(dead, Addresses.HTTP)));
                yield dead;
            }
        };
    }

    private String host(String origin) {
        return java.util.Objects.requireNonNull(names.hosts().get(origin));
    }

    void heal(String origin) {
        java.util.Objects.requireNonNull(links.get(origin)).heal();
        if (origin.equals(Scenario.NAME_SERVER) || world.ssh().containsKey(origin)) {
            return;
        }
        ground.names().ifPresent(server -> server.heal(host(origin)));
        Optional.ofNullable(terminators.get(origin)).ifPresent(Terminator::heal);
        origin(origin).heal();
        origin(origin).release();
    }

    private Origin origin(String name) {
        return java.util.Objects.requireNonNull(origins.get(name));
    }

    /** Waits for answers that are still under way, though not for those that a fault keeps from ending. */
    void fallQuiet() throws InterruptedException {
        for (Origin each : origins.values()) {
            each.fallsQuiet(LAST_ANSWERS);
        }
    }

    /**
     * Waits until the tap has told of everything that has happened so far.
     *
     * @throws WorldException when packets were lost: what cannot be counted proves nothing
     */
    void settle() throws InterruptedException {
        try {
            if (ground.tap().isPresent() && !ground.tap().get().settle()) {
                throw new WorldException("the tap fell silent");
            }
        } catch (IOException e) {
            throw new WorldException("the tap broke down: " + e.getMessage(), e);
        }
        for (Origin each : origins.values()) {
            if (!each.failures().isEmpty()) {
                throw new WorldException("an origin failed: " + each.failures().get(0));
            }
        }
        for (Terminator each : terminators.values()) {
            if (!each.failures().isEmpty()) {
                throw new WorldException(each.failures().get(0));
            }
        }
        if (watch != null && watch.dropped() > 0) {
            throw new WorldException("the kernel dropped " + watch.dropped() + " packets before the tap saw them");
        }
        if (log.left() > 0) {
            throw new WorldException(
                    "there was more traffic than can be kept: " + log.left() + " events were left out");
        }
    }

    @Override
    public void close() {
        while (!raised.isEmpty()) {
            Quietly.close(raised.pop());
        }
    }
}
