package io.github.fetchproof.fakes.toxiproxy;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;

/**
 * Puts down when a fault of one proxy was switched and when it acted, in the log of whoever runs the server and in the
 * proxy's own diary; what happened to single connections goes into the diary alone. Thread-safe.
 *
 * <p>A toxic is put down as on before any connection can feel it, and as off after the last could; a refusal as on once no
 * connect can succeed, and as off before one can. A toxic that is changed is put down as on once more.
 */
final class Faults {
    private static final String REFUSED = "refused";
    private static final String BLACK_HOLE = "black_hole";

    private final EventLog log;
    private final String proxy;
    private final Diary diary;

    Faults(EventLog log, String proxy, Diary diary) {
        this.log = log;
        this.proxy = proxy;
        this.diary = diary;
    }

    Diary diary() {
        return diary;
    }

    void on(Toxic toxic) {
        add(toxic.type().word(), "on", toxic.describe());
        diary.put(0, toxic.name(), "on", toxic.describe());
    }

    void off(Toxic toxic) {
        add(toxic.type().word(), "off", toxic.describe());
        diary.put(0, toxic.name(), "off", toxic.describe());
    }

    void drawn(Toxic toxic, long connection, boolean hit) {
        diary.put(connection, toxic.name(), hit ? "hit" : "spared", "");
    }

    void acted(Toxic toxic, long connection, String how) {
        String detail = toxic.name() + " " + toxic.direction().word() + ", connection " + connection + ": " + how;
        add(toxic.type().word(), "acted", detail);
        diary.put(connection, toxic.name(), "acted", how);
    }

    void refusing(String listen) {
        diary.refusing();
        put(REFUSED, "on", "nobody listens on " + listen);
    }

    void accepting(String listen) {
        put(REFUSED, "off", "about to listen on " + listen);
        diary.accepting();
    }

    void blackHole(boolean on, String listen) {
        put(
                BLACK_HOLE,
                on ? "on" : "off",
                "connects to " + listen + (on ? " get no answer" : " are about to be answered"));
    }

    /** Something that happened to a connection. */
    void met(long connection, String what, String detail) {
        diary.put(connection, "", what, detail);
    }

    private void put(String kind, String what, String detail) {
        add(kind, what, detail);
        diary.put(0, "", kind + " " + what, detail);
    }

    private void add(String kind, String what, String detail) {
        log.add(new Event.Fault(log.nanos(), proxy, kind, what, detail));
    }
}
