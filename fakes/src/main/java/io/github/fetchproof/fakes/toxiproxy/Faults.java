package io.github.fetchproof.fakes.toxiproxy;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;

/**
 * Puts down when a fault was switched and when it acted. Thread-safe.
 *
 * <p>A toxic is put down as on before any connection can feel it, and as off after the last could; a refusal as on once no
 * connect can succeed, and as off before one can. A toxic that is changed is put down as on once more.
 */
final class Faults {
    private static final String REFUSED = "refused";

    private final EventLog log;

    Faults(EventLog log) {
        this.log = log;
    }

    void on(String proxy, Toxic toxic) {
        add(proxy, toxic.type().word(), "on", toxic.describe());
    }

    void off(String proxy, Toxic toxic) {
        add(proxy, toxic.type().word(), "off", toxic.describe());
    }

    void acted(String proxy, Toxic toxic, long connection, String how) {
        String detail = toxic.name() + " " + toxic.direction().word() + ", connection " + connection + ": " + how;
        add(proxy, toxic.type().word(), "acted", detail);
    }

    void refusing(String proxy, String listen) {
        add(proxy, REFUSED, "on", "nobody listens on " + listen);
    }

    void accepting(String proxy, String listen) {
        add(proxy, REFUSED, "off", "about to listen on " + listen);
    }

    private void add(String proxy, String kind, String what, String detail) {
        log.add(new Event.Fault(log.nanos(), proxy, kind, what, detail));
    }
}
