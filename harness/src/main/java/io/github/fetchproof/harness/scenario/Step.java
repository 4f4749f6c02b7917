package io.github.fetchproof.harness.scenario;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.trace.Kept;
import io.github.fetchproof.harness.trace.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One thing that happens in a scenario. Steps happen one after the other. */
public sealed interface Step {

    /** The step in words, for reports. */
    String describe();

    /** The modules it speaks of, in the scenario's words; most steps speak of none. */
    default List<String> modules() {
        return List.of();
    }

    /** The origin where it happens; empty when it happens at none. */
    default String origin() {
        return "";
    }

    /**
     * The subject is asked for something.
     *
     * @param operation what
     * @param modules of what, in the scenario's words: {@code path@version} for a download, {@code path} for a list or the latest,
     *     {@code path@query} to resolve
     * @param bound how long it may take at the most
     */
    record Fetch(Operation operation, List<String> modules, Bound bound) implements Step {
        public Fetch {
            modules = List.copyOf(modules);
        }

        @Override
        public String describe() {
            String what =
                    operation == Operation.DOWNLOAD ? "fetch" : operation.name().toLowerCase(Locale.ROOT);
            return what + " " + String.join(" ", modules);
        }
    }

    /**
     * Several processes of the subject are asked for the same downloads at the same time, on one module cache. Each makes a
     * fetch of its own.
     *
     * @param processes how many, at least 2
     */
    record Together(int processes, List<String> modules) implements Step {
        public Together {
            if (processes < 2 || processes > 32) {
                throw new IllegalArgumentException("2 to 32 processes can fetch together: " + processes);
            }
            modules = List.copyOf(modules);
        }

        @Override
        public String describe() {
            return processes + " processes at once fetch " + String.join(" ", modules);
        }
    }

    /**
     * The subject is asked for downloads, and sent a signal as soon as a server fault has acted at an origin.
     *
     * @param origin where the fault acts that has been placed by a step before
     */
    record Interrupted(Signal signal, String origin, List<String> modules) implements Step {
        public Interrupted {
            modules = List.copyOf(modules);
        }

        @Override
        public String describe() {
            return "fetch " + String.join(" ", modules) + ", and " + signal + " when " + origin + " has misbehaved";
        }
    }

    /**
     * A link fault comes into force, now or when the origin is asked something.
     *
     * @param origin at the end of the link
     * @param on now when empty, else before the triggering request is answered
     * @param met whether the subject must meet it for the verdict to count; false where the point is that it is not met
     */
    record Break(String origin, LinkFault fault, Optional<Trigger> on, boolean met) implements Step {
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

    /**
     * The name server tells something else than the truth of an origin's name.
     *
     * @param times on how many queries of each type; {@link Trigger#ALWAYS} for all
     */
    record BreakName(String origin, DnsFault fault, int times) implements Step {
        public BreakName {
            if (times < 1) {
                throw new IllegalArgumentException("a name is broken for at least one query: " + times);
            }
        }

        @Override
        public String describe() {
            return "when " + origin + " is looked up: " + fault.describe()
                    + (times == Trigger.ALWAYS
                            ? ""
                            : times == 1 ? ", the first time" : ", the first " + times + " times");
        }
    }

    /**
     * An origin answers some requests only when no more of them have come for a while, the first time for twice as long, until it
     * is healed: so those that are sent at about the same time are under way at the same time, also on a busy machine.
     */
    record Gather(String origin, Artefact artefact, Duration lull) implements Step {
        @Override
        public String describe() {
            return "at " + origin + ": answers to requests for "
                    + artefact.name().toLowerCase(Locale.ROOT) + " wait until no more have come for " + lull.toMillis()
                    + " ms";
        }
    }

    /**
     * TLS goes wrong at an origin that speaks it.
     *
     * @param times on how many connections; {@link Trigger#ALWAYS} for all
     */
    record BreakTls(String origin, TlsFault fault, int times) implements Step {
        public BreakTls {
            if (times < 1) {
                throw new IllegalArgumentException("TLS is broken for at least one connection: " + times);
            }
        }

        @Override
        public String describe() {
            return "where " + origin + " speaks TLS: " + fault.describe()
                    + (times == Trigger.ALWAYS ? "" : times == 1 ? ", once" : ", " + times + " times");
        }
    }

    /** The link to an origin is whole again, and the origin tells the truth, as do the name server of its name and its TLS. */
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

    /**
     * The subject's process ends and another begins, on the same module cache.
     *
     * @param settings Go's variables that are other ones from then on; an empty value takes one away
     */
    record Restart(Map<String, String> settings) implements Step {
        public Restart {
            settings = Map.copyOf(settings);
        }

        @Override
        public String describe() {
            return settings.isEmpty() ? "restart the subject" : "restart the subject with " + new TreeMap<>(settings);
        }
    }

    /**
     * The subject's process ends, and the next one calls from the address of another caller of the scenario's policy.
     *
     * @param caller one that the policy names
     */
    record CallAs(String caller) implements Step {
        @Override
        public String describe() {
            return "from now on the subject is " + caller;
        }
    }

    /**
     * What the subject's cache keeps is damaged behind its back.
     *
     * @param module whose, in the scenario's words, {@code path@version}
     * @param kept what
     * @param harm how
     */
    record Damage(String module, Kept kept, Harm harm) implements Step {
        @Override
        public List<String> modules() {
            return List.of(module);
        }

        @Override
        public String describe() {
            return harm.name().toLowerCase(Locale.ROOT) + " the cached "
                    + kept.name().toLowerCase(Locale.ROOT) + " of " + module;
        }
    }

    /** How what is kept is damaged. A tree goes as a whole; the other harms befall the first of its files. */
    enum Harm {
        /** It is gone. */
        DELETE,
        /** Its second half is gone. */
        TRUNCATE,
        /** It is empty. */
        EMPTY,
        /** It is as long as before, and holds other bytes. */
        GARBAGE
    }

    /**
     * The cache looks as if a process had died while it extracted a module: the marker is there, and a file of the tree is not.
     *
     * @param module in the scenario's words, {@code path@version}
     */
    record PlantPartial(String module) implements Step {
        @Override
        public List<String> modules() {
            return List.of(module);
        }

        @Override
        public String describe() {
            return "plant the marker of an extraction of " + module + " that was cut short";
        }
    }

    /** The subject's disk stands in its way. */
    record Obstruct(Obstacle obstacle) implements Step {
        @Override
        public String describe() {
            return obstacle.describe();
        }
    }

    /** What a disk can do to a subject. */
    enum Obstacle {
        /** The module cache's path names a file. */
        CACHE_IS_A_FILE("a file stands in the place of the module cache"),
        /** The subject's file system has room for about 64 KiB more. Needs a file system of the subject's own. */
        DISK_FULL("the disk is all but full");

        private final String description;

        Obstacle(String description) {
            this.description = description;
        }

        /** The obstacle in words. */
        public String describe() {
            return description;
        }
    }

    /** Which of the subject's declared limits bounds a fetch; {@link #OVERALL} always does. */
    enum Bound {
        OVERALL,
        DNS,
        CONNECT,
        HANDSHAKE,
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

    /**
     * Asks for something else than a download, bounded by the overall limit.
     *
     * @param module {@code path} for a list or the latest version, {@code path@query} to resolve
     */
    static Step ask(Operation operation, String module) {
        return new Fetch(operation, List.of(module), Bound.OVERALL);
    }

    /** Asks so many processes for the same downloads at once. */
    static Step fetchTogether(int processes, String... modules) {
        return new Together(processes, List.of(modules));
    }

    /** Asks for downloads, and sends a signal as soon as a server fault has acted at the origin. */
    static Step fetchAndSignal(Signal signal, String origin, String... modules) {
        return new Interrupted(signal, origin, List.of(modules));
    }

    /** Breaks a link now. */
    static Step breakLink(String origin, LinkFault fault) {
        return new Break(origin, fault, Optional.empty(), true);
    }

    /** Breaks a link now, in a scenario whose point is that nobody goes there. */
    static Step breakUnmet(String origin, LinkFault fault) {
        return new Break(origin, fault, Optional.empty(), false);
    }

    /** Breaks a link when the origin is asked something, before it answers. */
    static Step breakLinkOn(String origin, LinkFault fault, Trigger trigger) {
        return new Break(origin, fault, Optional.of(trigger), true);
    }

    /** Lets an origin lie. */
    static Step serve(String origin, Trigger trigger, ServerFault fault) {
        return new Serve(origin, trigger, fault, true);
    }

    /** Lets an origin lie, in a scenario whose point is that nobody asks. */
    static Step serveUnmet(String origin, Trigger trigger, ServerFault fault) {
        return new Serve(origin, trigger, fault, false);
    }

    /** Lets the name server lie about an origin's name. */
    static Step breakName(String origin, DnsFault fault) {
        return new BreakName(origin, fault, Trigger.ALWAYS);
    }

    /** Lets the name server lie about an origin's name, in reply to the first query of each type. */
    static Step breakNameOnce(String origin, DnsFault fault) {
        return new BreakName(origin, fault, 1);
    }

    /** Lets an origin answer when no more requests of a kind have come for a while. */
    static Step gather(String origin, Artefact artefact, Duration lull) {
        return new Gather(origin, artefact, lull);
    }

    /** Lets TLS go wrong at an origin, on every connection. */
    static Step breakTls(String origin, TlsFault fault) {
        return new BreakTls(origin, fault, Trigger.ALWAYS);
    }

    /** Lets TLS go wrong at an origin, on the next connection alone. */
    static Step breakTlsOnce(String origin, TlsFault fault) {
        return new BreakTls(origin, fault, 1);
    }

    static Step heal(String origin) {
        return new Heal(origin);
    }

    static Step pause(Duration duration) {
        return new Wait(duration);
    }

    static Step restart() {
        return new Restart(Map.of());
    }

    /** Restarts the subject; its next processes have this Go variable, in the words of {@link ScenarioBuilder#set}. */
    static Step restartWith(String variable, String value) {
        return new Restart(Map.of(variable, value));
    }

    /** Restarts the subject as another caller of the policy. */
    static Step callAs(String caller) {
        return new CallAs(caller);
    }

    static Step damage(String module, Kept kept, Harm harm) {
        return new Damage(module, kept, harm);
    }

    static Step plantPartial(String module) {
        return new PlantPartial(module);
    }

    static Step obstruct(Obstacle obstacle) {
        return new Obstruct(obstacle);
    }
}
