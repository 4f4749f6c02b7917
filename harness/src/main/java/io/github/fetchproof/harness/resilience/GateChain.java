package io.github.fetchproof.harness.resilience;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Several gates, asked in order; the first that refuses decides, and those before it are told. */
final class GateChain implements Gate {
    private final Gate[] gates;
    /** The tickets of each attempt that is out, side by side; the ticket of the chain is where they begin. */
    private int[] tickets = new int[16];

    private int[] free = new int[16];
    private int freed;
    private int used;

    GateChain(List<Gate> gates) {
        this.gates = gates.toArray(Gate[]::new);
    }

    @Override
    public int first(long now, RandomGenerator random) {
        return ask(true, now, random);
    }

    @Override
    public int again(long now, RandomGenerator random) {
        return ask(false, now, random);
    }

    private int ask(boolean first, long now, RandomGenerator random) {
        int chained = take();
        for (int each = 0; each < gates.length; each++) {
            int ticket = first ? gates[each].first(now, random) : gates[each].again(now, random);
            if (ticket == REFUSED) {
                while (each > 0) {
                    each--;
                    gates[each].withdrawn(tickets[chained + each], now);
                }
                give(chained);
                return REFUSED;
            }
            tickets[chained + each] = ticket;
        }
        return chained;
    }

    private int take() {
        if (freed > 0) {
            freed--;
            return free[freed];
        }
        int chained = used;
        used += gates.length;
        if (used > tickets.length) {
            tickets = Arrays.copyOf(tickets, Math.max(used, 2 * tickets.length));
        }
        return chained;
    }

    private void give(int chained) {
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed] = chained;
        freed++;
    }

    @Override
    public long pauseNanos(long now) {
        long pause = 0;
        for (Gate gate : gates) {
            pause = Math.max(pause, gate.pauseNanos(now));
        }
        return pause;
    }

    @Override
    public void succeeded(int ticket, long now) {
        for (int each = 0; each < gates.length; each++) {
            gates[each].succeeded(tickets[ticket + each], now);
        }
        give(ticket);
    }

    @Override
    public void failed(int ticket, long now) {
        for (int each = 0; each < gates.length; each++) {
            gates[each].failed(tickets[ticket + each], now);
        }
        give(ticket);
    }

    @Override
    public void throttled(int ticket, long now) {
        for (int each = 0; each < gates.length; each++) {
            gates[each].throttled(tickets[ticket + each], now);
        }
        give(ticket);
    }

    @Override
    public void withdrawn(int ticket, long now) {
        for (int each = 0; each < gates.length; each++) {
            gates[each].withdrawn(tickets[ticket + each], now);
        }
        give(ticket);
    }
}
