package io.github.fetchproof.harness.resilience;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What clients do about failure: how long they wait, when they give up, and what they ask before they send. Immutable; the
 * gates that it makes are not.
 *
 * @param name as it was written
 * @param gates in the order they are asked
 */
public record Strategy(String name, Backoff backoff, Stop stop, List<GateRule> gates) {
    public Strategy {
        gates = List.copyOf(gates);
    }

    /** Who shares one gate. */
    public enum Scope {
        /** Each client has its own for each source it asks, as breakers are kept. */
        SOURCE,
        /** Each client has its own for all sources, as budgets are kept. */
        CLIENT,
        /** One for all clients. */
        EVERYBODY
    }

    /**
     * A kind of gate.
     *
     * @param maker makes one at its start
     */
    public record GateRule(String name, Scope scope, Supplier<Gate> maker) {}

    /** The same under another name. */
    public Strategy named(String name) {
        return new Strategy(name, backoff, stop, gates);
    }

    /**
     * The gates of a run: for each client one for each of its sources, source by source, then client by client.
     *
     * @param clients 1 or more
     * @param sources 1 or more
     */
    public List<Gate> gates(int clients, int sources) {
        if (gates.isEmpty()) {
            return Collections.nCopies(clients * sources, Gate.open());
        }
        Map<GateRule, Gate> everybodys = made(Scope.EVERYBODY);
        List<Gate> made = new ArrayList<>(clients * sources);
        for (int client = 0; client < clients; client++) {
            Map<GateRule, Gate> own = made(Scope.CLIENT);
            own.putAll(everybodys);
            for (int source = 0; source < sources; source++) {
                made.add(chained(own));
            }
        }
        return made;
    }

    private Map<GateRule, Gate> made(Scope scope) {
        Map<GateRule, Gate> made = new LinkedHashMap<>();
        gates.stream().filter(rule -> rule.scope == scope).forEach(rule -> made.put(rule, rule.maker.get()));
        return made;
    }

    private Gate chained(Map<GateRule, Gate> shared) {
        List<Gate> chain = new ArrayList<>();
        for (GateRule rule : gates) {
            Gate gate = shared.get(rule);
            chain.add(gate == null ? rule.maker.get() : gate);
        }
        return switch (chain.size()) {
            case 0 -> Gate.open();
            case 1 -> chain.get(0);
            default -> new GateChain(chain);
        };
    }
}
