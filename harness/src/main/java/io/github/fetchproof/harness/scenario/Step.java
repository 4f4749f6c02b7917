package io.github.fetchproof.harness.scenario;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.harness.fetcher.Operation;
import java.time.Duration;
import java.util.List;

/** One thing that happens in a scenario. Steps happen one after the other. */
public sealed interface Step {

    /** The step in words, for reports. */
    String describe();

    /**
     * The subject is asked for something.
     *
     * @param operation what
     * @param modules of what, in the scenario's words
     * @param bound how long it may take at the most
     */
    record Fetch(Operation operation, List<String> modules, Bound bound) implements Step {
        public Fetch {
            modules = List.copyOf(modules);
        }

        @Override
        public String describe() {
            return "fetch " + String.join(" ", modules);
        }
    }

    /**
     * A link fault comes into force, now or when the origin is asked something.
     *
     * @param origin at the end of the link
     * @param on now when empty, else before the triggering request is answered
     * @param met whether the subject must meet it for the verdict to count; false where the point is that it is not met
     */
    record Break(String origin, LinkFault fault, java.util.Optional<Trigger> on, boolean met) implements Step {
        @Override
        public String describe() {
            return "at " + origin + ": " + fault.describe()
                    + on.map(trigger -> ", from " + trigger.describe() + " on").orElse("");
        }
    }

    /**
     * An origin answers something else than the truth.
     *
     * @param met whether the subject must meet it for the verdict to count
     */
    record Serve(String origin, Trigger trigger, ServerFault fault, boolean met) implements Step {
        @Override
        public String describe() {
            return "at " + origin + ": " + fault.describe() + " for " + trigger.describe();
        }
    }

    /** The link to an origin is whole again, and the origin tells the truth. */
    record Heal(String origin) implements Step {
        @Override
        public String describe() {
            return "heal " + origin;
        }
    }

    /** Time passes: only where time itself is the subject. */
    record Wait(Duration duration) implements Step {
        @Override
        public String describe() {
            return "wait " + duration.toMillis() + " ms";
        }
    }

    /** The subject's process ends and another begins, on the same module cache. */
    record Restart() implements Step {
        @Override
        public String describe() {
            return "restart the subject";
        }
    }

    /**
     * A file of the subject's cache is damaged behind its back.
     *
     * @param module whose file, in the scenario's words, {@code path@version}
     * @param artefact which file
     * @param damage how
     */
    record Damage(String module, Artefact artefact, Harm damage) implements Step {
        @Override
        public String describe() {
            return damage.name().toLowerCase(java.util.Locale.ROOT) + " the cached "
                    + artefact.name().toLowerCase(java.util.Locale.ROOT) + " of " + module;
        }
    }

    /** How a cached file is damaged. */
    enum Harm {
        /** It is gone. */
        DELETE,
        /** Its second half is gone. */
        TRUNCATE,
        /** It is empty. */
        EMPTY
    }

    /** Which of the subject's declared limits bounds a fetch; {@link #OVERALL} always does. */
    enum Bound {
        OVERALL,
        CONNECT,
        HEADER,
        STALL
    }

    /** Asks for downloads, bounded by the overall limit. */
    static Step fetch(String... modules) {
        return new Fetch(Operation.DOWNLOAD, List.of(modules), Bound.OVERALL);
    }

    /** Asks for downloads, bounded by one phase's limit for each attempt. */
    static Step fetchWithin(Bound bound, String... modules) {
        return new Fetch(Operation.DOWNLOAD, List.of(modules), bound);
    }

    /** Breaks a link now. */
    static Step breakLink(String origin, LinkFault fault) {
        return new Break(origin, fault, java.util.Optional.empty(), true);
    }

    /** Breaks a link now, in a scenario whose point is that nobody goes there. */
    static Step breakUnmet(String origin, LinkFault fault) {
        return new Break(origin, fault, java.util.Optional.empty(), false);
    }

    /** Breaks a link when the origin is asked something, before it answers. */
    static Step breakLinkOn(String origin, LinkFault fault, Trigger trigger) {
        return new Break(origin, fault, java.util.Optional.of(trigger), true);
    }

    /** Lets an origin lie. */
    static Step serve(String origin, Trigger trigger, ServerFault fault) {
        return new Serve(origin, trigger, fault, true);
    }

    /** Lets an origin lie, in a scenario whose point is that nobody asks. */
    static Step serveUnmet(String origin, Trigger trigger, ServerFault fault) {
        return new Serve(origin, trigger, fault, false);
    }

    static Step heal(String origin) {
        return new Heal(origin);
    }

    static Step pause(Duration duration) {
        return new Wait(duration);
    }

    static Step restart() {
        return new Restart();
    }

    static Step damage(String module, Artefact artefact, Harm damage) {
        return new Damage(module, artefact, damage);
    }
}
