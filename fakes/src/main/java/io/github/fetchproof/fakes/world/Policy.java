package io.github.fetchproof.fakes.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may reach whom, in the manner of a NetworkPolicy of Kubernetes: whoever is named on a side may reach, or be reached by, those
 * alone that are listed there. A dial must be allowed on both sides; whoever is not named on a side is free there. Immutable.
 *
 * @param egress caller to where it may go, and nowhere else
 * @param ingress origin to those who may come, and nobody else
 * @param denial what befalls a dial that is not allowed
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network Policies</a>
 */
public record Policy(Map<String, List<To>> egress, Map<String, List<From>> ingress, Denial denial) {

    /** The caller that a subject is where nobody says another. */
    public static final String SUBJECT = "subject";

    /** Everything is allowed. */
    public static final Policy OPEN = denying(Denial.REFUSE);

    /** How a dial is denied. */
    public enum Denial {
        /** It is answered with RST. */
        REFUSE,
        /** It is not answered. */
        SWALLOW
    }

    /** What is said of a dial. */
    public enum Ruling {
        ALLOWED,
        /** The caller may not go there. */
        DENIED_BY_EGRESS,
        /** The caller may go there, and is not let in. */
        DENIED_BY_INGRESS
    }

    /** Where a caller may go: an origin, at a port. */
    public record To(String origin, int port) {
        public To {
            checkPort(port);
        }
    }

    /** Who may come: a caller, at a port. */
    public record From(String caller, int port) {
        public From {
            checkPort(port);
        }
    }

    public Policy {
        egress = copy(egress);
        ingress = copy(ingress);
    }

    /** A policy that names nobody yet. */
    public static Policy denying(Denial denial) {
        return new Policy(Map.of(), Map.of(), denial);
    }

    /** This policy with a caller who may go there, and to wherever it might go before; to nowhere when nothing is listed. */
    public Policy egress(String caller, To... allowed) {
        return new Policy(with(egress, caller, List.of(allowed)), ingress, denial);
    }

    /** This policy with an origin to which those may come, and those who might before; nobody when nobody is listed. */
    public Policy ingress(String origin, From... allowed) {
        return new Policy(egress, with(ingress, origin, List.of(allowed)), denial);
    }

    /** The decision. */
    public Ruling rule(String caller, String origin, int port) {
        List<To> out = egress.get(caller);
        if (out != null && !out.contains(new To(origin, port))) {
            return Ruling.DENIED_BY_EGRESS;
        }
        List<From> in = ingress.get(origin);
        return in == null || in.contains(new From(caller, port)) ? Ruling.ALLOWED : Ruling.DENIED_BY_INGRESS;
    }

    /** Whether it allows everything. */
    public boolean isOpen() {
        return egress.isEmpty() && ingress.isEmpty();
    }

    /** All callers it names, {@link #SUBJECT} first. */
    public Set<String> callers() {
        Set<String> callers = new LinkedHashSet<>(Set.of(SUBJECT));
        callers.addAll(egress.keySet());
        ingress.values().forEach(those -> those.forEach(each -> callers.add(each.caller())));
        return callers;
    }

    /** All origins it names. */
    public Set<String> origins() {
        Set<String> origins = new LinkedHashSet<>(ingress.keySet());
        egress.values().forEach(those -> those.forEach(each -> origins.add(each.origin())));
        return origins;
    }

    /** The policy in words, a line for each that it names. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        String rest = denial == Denial.REFUSE ? "refused" : "swallowed";
        egress.forEach((caller, allowed) -> lines.add("the caller " + caller + " may reach "
                + listed(allowed.stream()
                        .map(to -> to.origin() + ":" + to.port())
                        .toList()) + ", all else is " + rest));
        ingress.forEach((origin, allowed) -> lines.add(origin + " may be reached by "
                + listed(allowed.stream()
                        .map(from -> from.caller() + " at " + from.port())
                        .toList()) + ", all else is "
                + rest));
        return lines;
    }

    private static String listed(List<String> those) {
        return those.isEmpty() ? "nobody" : String.join(", ", those);
    }

    private static <T> Map<String, List<T>> with(Map<String, List<T>> before, String name, List<T> more) {
        Map<String, List<T>> after = new LinkedHashMap<>(before);
        List<T> all = new ArrayList<>(before.getOrDefault(name, List.of()));
        all.addAll(more);
        after.put(name, all);
        return after;
    }

    private static <T> Map<String, List<T>> copy(Map<String, List<T>> lists) {
        Map<String, List<T>> copy = new LinkedHashMap<>();
        lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return Collections.unmodifiableMap(copy);
    }

    private static void checkPort(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port must be from 1 to 65535: " + port);
        }
    }
}
