package io.github.fetchproof.fakes.link;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.util.Optional;

/**
 * The road between a subject and one origin: a Toxiproxy proxy that carries at most one fault at a time.
 *
 * <p>Threads may share it; switches happen one after the other. When a switch returns, the fault is in force. In the log a fault
 * is on from before its switch is thrown until after it is taken back: outside that span nothing is its doing.
 */
public final class Link implements AutoCloseable {

    private final Provider provider;
    private final String origin;
    private final Proxy proxy;
    private final EventLog log;
    private Optional<LinkFault> broken = Optional.empty();

    Link(Provider provider, String origin, Proxy proxy, EventLog log) {
        this.provider = provider;
        this.origin = origin;
        this.proxy = proxy;
        this.log = log;
    }

    /** The origin at its end. */
    public String origin() {
        return origin;
    }

    /** Where subjects dial, numeric {@code address:port}, port resolved. */
    public String listen() {
        return proxy.getListen();
    }

    /**
     * Switches a fault on, in place of one that is on already.
     *
     * @throws LinkException when the provider cannot
     */
    public synchronized void breakWith(LinkFault fault) {
        heal();
        long before = log.nanos(); // the fault acts before the provider answers, on a busy machine long before
        provider.call("switch " + fault.kind() + " on at " + origin, () -> {
            on(fault);
            return fault;
        });
        broken = Optional.of(fault);
        log.add(new Event.Fault(before, origin, fault.kind(), "on", fault.describe()));
    }

    /**
     * Switches the fault off; nothing happens when there is none.
     *
     * @throws LinkException when the provider cannot
     */
    public synchronized void heal() {
        if (broken.isEmpty()) {
            return;
        }
        LinkFault fault = broken.get();
        provider.call("switch " + fault.kind() + " off at " + origin, () -> {
            if (fault instanceof LinkFault.Refused) {
                proxy.enable();
            } else {
                for (Toxic toxic : proxy.toxics().getAll()) {
                    toxic.remove();
                }
            }
            return fault;
        });
        broken = Optional.empty();
        log.add(new Event.Fault(log.nanos(), origin, fault.kind(), "off", fault.describe()));
    }

    private void on(LinkFault fault) throws IOException {
        if (fault instanceof LinkFault.Refused) {
            proxy.disable();
        } else if (fault instanceof LinkFault.Reset) {
            proxy.toxics().resetPeer(fault.kind(), ToxicDirection.UPSTREAM, 0);
        } else if (fault instanceof LinkFault.Latency latency) {
            proxy.toxics()
                    .latency(
                            fault.kind(),
                            ToxicDirection.DOWNSTREAM,
                            latency.delay().toMillis());
        } else if (fault instanceof LinkFault.Stall) {
            // Not "timeout": removing that closes the connection, and this one must heal.
            proxy.toxics().bandwidth(fault.kind(), ToxicDirection.DOWNSTREAM, 0);
        } else if (fault instanceof LinkFault.Truncate truncate) {
            proxy.toxics().limitData(fault.kind(), ToxicDirection.DOWNSTREAM, truncate.bytes());
        } else {
            throw new AssertionError(fault);
        }
    }

    /** Takes the road away: its listener and connections are closed. */
    @Override
    public synchronized void close() {
        provider.call("delete the link to " + origin, () -> {
            proxy.delete();
            return origin;
        });
    }
}
