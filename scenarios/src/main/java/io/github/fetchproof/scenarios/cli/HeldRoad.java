package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.tls.Terminator;
import io.github.fetchproof.harness.scenario.Step;
import java.util.Optional;

/** The road to one server of a held world, and what can be broken at its end. One thread at a time. */
final class HeldRoad {
    private final Link link;
    private final String url;
    private final Optional<Origin> origin;
    private final Optional<Terminator> terminator;
    private String broken = "";

    /**
     * @param url where it is dialled
     * @param origin what speaks HTTP at its end, if that is so
     * @param terminator what speaks TLS in between, if that is so
     */
    HeldRoad(Link link, String url, Optional<Origin> origin, Optional<Terminator> terminator) {
        this.link = link;
        this.url = url;
        this.origin = origin;
        this.terminator = terminator;
    }

    /** Where it is dialled, {@code http://address:port/prefix} or with another scheme. */
    String url() {
        return url;
    }

    /** What is broken, in words; empty when all is whole. */
    String broken() {
        return broken;
    }

    /** Breaks the road, in place of what is broken. */
    void breakWith(LinkFault fault) {
        heal();
        link.breakWith(fault);
        broken = fault.describe();
    }

    /**
     * Has the server answer otherwise, in place of what is broken.
     *
     * @throws IllegalArgumentException when it does not speak HTTP
     */
    void breakWith(ServerFault fault) {
        Origin speaking = origin();
        heal();
        speaking.serve(Trigger.every(Artefact.ANY), fault);
        broken = fault.describe();
    }

    /** Makes everything whole. */
    void heal() {
        origin.ifPresent(Origin::heal);
        origin.ifPresent(Origin::release);
        terminator.ifPresent(Terminator::heal);
        link.heal();
        broken = "";
    }

    /** Makes a scenario's fault, beside what is broken; returns whether the step is one. */
    boolean make(Step step) {
        if (step instanceof Step.Break now) {
            if (now.on().isPresent()) {
                origin().hold(now.on().get(), () -> link.breakWith(now.fault()));
            } else {
                link.breakWith(now.fault());
            }
        } else if (step instanceof Step.Serve served) {
            origin().serve(served.trigger(), served.fault());
        } else if (step instanceof Step.BreakTls now && terminator.isPresent()) {
            terminator.get().breakWith(now.fault(), now.times());
        } else {
            return false;
        }
        broken = broken.isEmpty() ? step.describe() : broken + "; " + step.describe();
        return true;
    }

    private Origin origin() {
        return origin.orElseThrow(() -> new IllegalArgumentException(
                "what does not speak HTTP can only meet refuse, reset, latency, stall and truncate: " + url));
    }
}
