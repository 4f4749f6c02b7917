package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.Policy.Denial;
import io.github.fetchproof.fakes.world.Policy.Ruling;
import io.github.fetchproof.harness.sandbox.SourceRoute;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Enforces a scenario's policy. One caller acts at a time, from an address of its own: when it comes, the roads that it may not use
 * are taken away, so that the kernel itself refuses or swallows its dials. What is denied is noted from what the tap sees, by
 * source, destination and port, and not from what was taken away. Only in the sandbox; used by one thread, but for the notes, which
 * the tap's makes.
 */
final class Checkpoint implements AutoCloseable {

    private final Policy policy;
    private final List<String> callers;
    private final Addresses addresses;
    private final SourceRoute route;
    private final Map<String, Road> roads = new ConcurrentHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, Pit> pits = new LinkedHashMap<>();

    private record Road(String origin, InetSocketAddress listen, Supplier<Link> opening) {}

    Checkpoint(Policy policy, Addresses addresses) {
        this.policy = policy;
        this.callers = List.copyOf(policy.callers());
        this.addresses = addresses;
        this.route = new SourceRoute(addresses.caller(0));
    }

    /**
     * Keeps a road, which is opened for those who may use it.
     *
     * @param listen where it begins, with a real port
     */
    void guard(String origin, InetSocketAddress listen, Supplier<Link> opening) {
        roads.put(Provider.numeric(listen), new Road(origin, listen, opening));
    }

    /** From now on it is this caller who dials. */
    void admit(String caller) {
        try {
            route.from(addresses.caller(callers.indexOf(caller)));
        } catch (IOException e) {
            throw new WorldException("the caller " + caller + " can be given no address: " + e.getMessage(), e);
        }
        for (Road road : roads.values()) {
            if (policy.rule(caller, road.origin(), road.listen().getPort()) == Ruling.ALLOWED) {
                open(road);
            } else {
                shut(road);
            }
        }
    }

    private void open(Road road) {
        Optional.ofNullable(pits.remove(road.origin())).ifPresent(Pit::close);
        links.computeIfAbsent(road.origin(), none -> road.opening().get());
    }

    private void shut(Road road) {
        Optional.ofNullable(links.remove(road.origin())).ifPresent(Link::close);
        if (policy.denial() == Denial.SWALLOW) {
            pits.computeIfAbsent(road.origin(), none -> Pit.dig(road.listen()));
        }
    }

    /** A log that passes all on, and notes what is denied. */
    EventLog noting(EventLog log) {
        Set<String> noted = ConcurrentHashMap.newKeySet();
        return new EventLog() {
            @Override
            public long nanos() {
                return log.nanos();
            }

            @Override
            public void add(Event event) {
                log.add(event);
                if (event instanceof Event.Packet packet
                        && packet.isDial()
                        && noted.add(packet.from() + " " + packet.to())) {
                    denied(packet).ifPresent(log::add);
                }
            }
        };
    }

    /** What is to be noted of a dial; nothing when it is allowed, or not of a caller to an origin. */
    private Optional<Event> denied(Event.Packet dial) {
        return callers.stream()
                .filter(each -> dial.from().startsWith(numeric(each)))
                .findFirst()
                .flatMap(caller -> originAt(dial.to()).flatMap(origin -> denied(dial, caller, origin)));
    }

    private Optional<Event> denied(Event.Packet dial, String caller, String origin) {
        Ruling ruling = policy.rule(
                caller, origin, Integer.parseInt(dial.to().substring(dial.to().lastIndexOf(':') + 1)));
        if (ruling == Ruling.ALLOWED) {
            return Optional.empty();
        }
        // Where there is no road, nobody listens whom a dial could vanish at.
        boolean swallowed = policy.denial() == Denial.SWALLOW && roads.containsKey(dial.to());
        String side = ruling == Ruling.DENIED_BY_EGRESS ? "egress" : "ingress";
        String decision = side + (swallowed ? " swallowed" : " refused");
        return Optional.of(new Event.Denied(dial.nanos(), caller, dial.from(), origin, dial.to(), decision));
    }

    private String numeric(String caller) {
        return addresses.caller(callers.indexOf(caller)).getHostAddress() + ":";
    }

    /** The origin with a road at this address and port, or else at this address. */
    private Optional<String> originAt(String to) {
        String address = to.substring(0, to.lastIndexOf(':') + 1);
        return Optional.ofNullable(roads.get(to))
                .map(Road::origin)
                .or(() -> roads.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(address))
                        .map(each -> each.getValue().origin())
                        .findFirst());
    }

    @Override
    public void close() throws IOException {
        links.values().forEach(Quietly::close);
        pits.values().forEach(Quietly::close);
        route.close();
    }
}
