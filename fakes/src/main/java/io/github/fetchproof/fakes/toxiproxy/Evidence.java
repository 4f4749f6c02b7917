package io.github.fetchproof.fakes.toxiproxy;

import java.util.List;

/**
 * What a proxy did since it was created, counted where it was done. Immutable.
 *
 * <p>Bytes and chunks are what the server handled: whether a peer ever saw them is for others to witness.
 *
 * @param connections how its connections fared
 * @param sockets how their sockets were ended
 * @param upstream bytes on the way from clients to the upstream
 * @param downstream bytes on the way back
 * @param toxics what each toxic did, those included that are gone by now; one that no connection met is not here
 * @param refused when nobody could connect, the last {@value Diary#MOST_REFUSALS} times
 * @param events what happened, oldest first, the last {@value Diary#MOST_EVENTS}
 * @param forgotten how many events there were before those
 */
public record Evidence(
        Connections connections,
        Sockets sockets,
        Stream upstream,
        Stream downstream,
        List<Effects> toxics,
        List<Refusal> refused,
        List<Happening> events,
        long forgotten) {

    public Evidence {
        toxics = List.copyOf(toxics);
        refused = List.copyOf(refused);
        events = List.copyOf(events);
    }

    /**
     * Counts of connections.
     *
     * @param accepted in all
     * @param open now, those being dialled included
     * @param unreachable closed because the upstream could not be dialled
     * @param failed ended at once by the option {@code fail_first}
     */
    public record Connections(long accepted, long open, long unreachable, long failed) {}

    /**
     * Counts of sockets by how the proxy ended them. Closed means an ordinary close: the system makes that a FIN, or a RST
     * when bytes of the peer were not read. Half-closed ones are closed or reset later and counted again then.
     */
    public record Sockets(
            long clientHalfClosed,
            long clientClosed,
            long clientReset,
            long upstreamHalfClosed,
            long upstreamClosed,
            long upstreamReset) {}

    /**
     * Bytes on one of the two ways.
     *
     * @param read from the one socket
     * @param written to the other
     * @param lost because the connection ended while they waited
     */
    public record Stream(long read, long written, long lost) {}

    /**
     * What a toxic did.
     *
     * @param name the toxic's name
     * @param type its type, as the API spells it
     * @param stream its direction
     * @param hit how often it was drawn for a connection; each start and each change draws anew
     * @param spared how often it was not
     * @param closed connections it closed
     * @param reset connections it reset
     */
    public record Effects(
            String name,
            String type,
            String stream,
            long hit,
            long spared,
            Amount delayed,
            Amount dropped,
            Amount sliced,
            Amount corrupted,
            long closed,
            long reset) {}

    /** How often something was done, and to how many bytes. */
    public record Amount(long chunks, long bytes) {}

    /**
     * A time when nobody could connect, in microseconds since the server started.
     *
     * @param to its end, or the moment of asking
     * @param over whether it has ended
     */
    public record Refusal(long from, long to, boolean over) {}

    /**
     * Something that happened.
     *
     * @param at when, in microseconds since the server started
     * @param connection number of the connection at the proxy, 0 if it was none's
     * @param toxic name of the toxic, empty if it was none's
     * @param what one word
     * @param detail more words, perhaps none
     */
    public record Happening(long at, long connection, String toxic, String what, String detail) {}
}
