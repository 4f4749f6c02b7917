package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.resilience.Fallback;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** Makes the sources of a list; what it remembers of hosts lasts as long as itself. Safe to share. */
final class Sources {
    private final Decisions decisions;
    private final TimeAndChance time;
    private final Hosts hosts;
    private final Web web;
    private final Requests requests;

    Sources(Decisions decisions, TimeAndChance time, Executor workers) {
        this.decisions = decisions;
        this.time = time;
        this.hosts = new Hosts(decisions, time);
        NameLookup names = new NameLookup(decisions, time.nanos(), NameConfiguration.ofThisMachine());
        this.web = new Web(decisions, names::lookup);
        this.requests = new Requests(decisions, time, hosts, web, new Watchdog(workers));
    }

    /**
     * Reads a whole list before anyone is asked, so that a mistake at its end is told at once (LIST-017).
     *
     * @throws IllegalArgumentException a sentence for the user
     */
    ListWalk walk(String goproxy) {
        Fallback list = decisions.sources(goproxy);
        List<Source> sources = list.entries().stream()
                .filter(entry -> entry.kind() == Fallback.Kind.PROXY)
                .map(entry -> open(entry.text()))
                .toList();
        return new ListWalk(decisions, list, sources);
    }

    /**
     * The checksum database that GOSUMDB names.
     *
     * @param proxies that may stand in for it
     * @throws IllegalArgumentException a sentence for the user
     */
    SumDatabase database(Settings settings, ListWalk proxies) {
        SumSetting setting = SumSetting.parse(settings.sumDatabase());
        SumServer server = new SumServer(decisions, setting, proxies, open(setting.ownUrl()));
        return new SumDatabase(decisions, setting, server, SumCache.of(settings, setting.name()));
    }

    private Source open(String entry) {
        return entry.toLowerCase(Locale.ROOT).startsWith("file:")
                ? new FileSource(decisions, entry)
                : new HttpSource(decisions, time, hosts, requests, entry);
    }

    void close() {
        web.distrustIdleConnections();
    }
}
