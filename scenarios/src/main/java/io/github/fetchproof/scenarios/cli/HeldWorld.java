package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.runner.Addresses;
import io.github.fetchproof.harness.scenario.Step;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A world's proxies on free ports of this machine's loopback, each behind a link that can be broken. */
final class HeldWorld implements AutoCloseable {
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Deque<AutoCloseable> raised = new ArrayDeque<>();

    private final World world;

    private HeldWorld(World world) {
        this.world = world;
    }

    /** Raises it, with everything whole. */
    static HeldWorld raise(World world) throws IOException {
        HeldWorld held = new HeldWorld(world);
        try {
            EmbeddedToxiproxy toxiproxy = held.keep(EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.empty()));
            Provider provider = held.keep(new Provider("embedded", "127.0.0.1", toxiproxy.port()));
            OriginServer server = held.keep(OriginServer.start());
            Addresses addresses = new Addresses(false, 0);
            int number = 0;
            for (String name : world.proxies().keySet()) {
                Origin origin = held.keep(server.open(
                        name,
                        addresses.upstream(number),
                        world.prefixOf(name),
                        world,
                        EventLog.none(System::nanoTime)));
                held.origins.put(name, origin);
                held.links.put(
                        name,
                        held.keep(provider.open(
                                name,
                                name,
                                addresses.link(number++),
                                origin.address(),
                                EventLog.none(System::nanoTime))));
            }
            return held;
        } catch (IOException | RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        raised.push(part);
        return part;
    }

    /** Makes the faults that come before the first fetch; returns the steps that are left. */
    List<Step> prepare(List<Step> steps) {
        int next = 0;
        for (; next < steps.size(); next++) {
            Step step = steps.get(next);
            if (step instanceof Step.Break broken) {
                Link link = Objects.requireNonNull(links.get(broken.origin()));
                if (broken.on().isPresent()) {
                    origin(broken.origin()).hold(broken.on().get(), () -> link.breakWith(broken.fault()));
                } else {
                    link.breakWith(broken.fault());
                }
            } else if (step instanceof Step.Serve served) {
                origin(served.origin()).serve(served.trigger(), served.fault());
            } else {
                break;
            }
        }
        return steps.subList(next, steps.size());
    }

    private Origin origin(String name) {
        return Objects.requireNonNull(origins.get(name));
    }

    /** A GOPROXY list with URLs for the names of proxies. */
    String goproxy(String list) {
        String urls = list;
        for (Map.Entry<String, Link> each : links.entrySet()) {
            urls = urls.replaceAll(
                    "\\b" + Pattern.quote(each.getKey()) + "\\b",
                    Matcher.quoteReplacement("http://" + each.getValue().listen() + world.prefixOf(each.getKey())));
        }
        return urls;
    }

    /** All of the world's proxies, the first first. */
    String goproxy() {
        return goproxy(String.join(",", links.keySet()));
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
}
