package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.resilience.Fallback;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a checksum database is asked: at one place as long as this lives, a proxy that stands in for it or its own host.
 * Safe to share.
 *
 * @see <a href="https://go.dev/design/25530-sumdb#proxying-a-checksum-database">proxying a checksum database</a>
 */
final class SumServer {
    private final Decisions decisions;
    private final SumSetting setting;
    private final ListWalk proxies;
    private final Source own;
    private Optional<Place> chosen = Optional.empty();

    /**
     * @param proxies those that may stand in for it
     * @param own its own host
     */
    SumServer(Decisions decisions, SumSetting setting, ListWalk proxies, Source own) {
        this.decisions = decisions;
        this.setting = setting;
        this.proxies = proxies;
        this.own = own;
    }

    /** A source, and what paths begin with there. */
    private record Place(Source source, String base) {
        byte[] get(String path, Part part, Errand errand) throws FetchFailure, InterruptedException {
            return source.get(
                            base + path,
                            part,
                            Sink.Memory::new,
                            errand.deadline().left(),
                            errand)
                    .toByteArray();
        }
    }

    /**
     * What the database has there.
     *
     * @throws FetchFailure when nobody could be asked, or who was asked has not got it: no other place is tried (SDB-006)
     */
    byte[] get(String path, Part part, Errand errand) throws FetchFailure, InterruptedException {
        Place place = place(errand);
        try {
            return place.get(path, part, errand);
        } catch (FetchFailure failed) {
            if (decisions.staysWhereDatabaseIs()) {
                throw failed;
            }
            return new Place(own, "").get(path, part, errand);
        }
    }

    private synchronized Place place(Errand errand) throws FetchFailure, InterruptedException {
        if (chosen.isEmpty()) {
            chosen = Optional.of(
                    decisions.asksProxiesForDatabase(setting.url().isPresent()) ? choose(errand) : new Place(own, ""));
        }
        return chosen.get();
    }

    /** The first proxy that says yes; the database itself when all that may be asked have no such thing (SDB-002 to SDB-005). */
    private Place choose(Errand errand) throws FetchFailure, InterruptedException {
        OptionalInt index = OptionalInt.of(0);
        while (index.isPresent()) {
            int at = index.getAsInt();
            if (proxies.list().entries().get(at).kind() != Fallback.Kind.PROXY) {
                break;
            }
            Place proxy = new Place(proxies.sources().get(at), "sumdb/" + setting.name() + "/");
            try {
                proxy.get("supported", Part.SUPPORTED, errand);
                return proxy;
            } catch (FetchFailure no) {
                index = decisions.next(proxies.list(), at, no.failureClass());
                if (index.isEmpty() && !decisions.goesToDatabaseItself(no.failureClass())) {
                    throw no;
                }
            }
        }
        return new Place(own, "");
    }
}
