package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.harness.resilience.Fallback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

/** Makes the sources of a list; what it remembers of hosts lasts as long as itself. Safe to share. */
final class Sources {
    private final Decisions decisions;
    private final TimeAndChance time;
    private final Hosts hosts;
    private final Web web;
    private final Requests requests;
    private final Path netrc;
    private final boolean readsNetrc;
    private final Keyring keys;
    private final GitConfiguration configuration;
    private final SshCommand ssh;

    /** @param settings says where names and passwords stand; {@code .netrc} is read anew for each list */
    Sources(Decisions decisions, TimeAndChance time, Executor workers, Settings settings) {
        this.decisions = decisions;
        this.time = time;
        this.netrc = settings.netrc();
        this.readsNetrc = settings.auth().netrc();
        this.keys = new Keyring(
                decisions,
                settings.auth().commands().stream()
                        .map(each -> new AuthCommand(each, settings.limits().overall(), workers))
                        .toList());
        this.configuration = new GitConfiguration(settings.git());
        this.ssh = new SshCommand(settings.git().sshCommand(), decisions.limits(), time.nanos(), workers);
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
    Route route(String goproxy) {
        Source direct = new DirectSource(
                decisions, time, new GitTransports(decisions, this::site, configuration, ssh, time, hosts));
        return new Route(decisions, walk(decisions.sources(goproxy), direct), walk(Fallback.parse("direct"), direct));
    }

    private ListWalk walk(Fallback list, Source direct) {
        List<Source> sources = list.entries().stream()
                .filter(entry -> entry.kind() != Fallback.Kind.OFF)
                .map(entry -> entry.kind() == Fallback.Kind.DIRECT ? direct : open(entry.text()))
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
        return entry.toLowerCase(Locale.ROOT).startsWith("file:") ? new FileSource(decisions, entry) : site(entry);
    }

    private HttpSource site(String url) {
        return new HttpSource(decisions, time, hosts, requests, logins(), keys, url);
    }

    /** Machine to login; none when there is no such file, or it cannot be read. */
    private Map<String, Login> logins() {
        try {
            return readsNetrc && Files.isRegularFile(netrc)
                    ? decisions.netrc(new String(Files.readAllBytes(netrc), UTF_8))
                    : Map.of();
        } catch (IOException unreadable) {
            System.getLogger(Sources.class.getName())
                    .log(System.Logger.Level.WARNING, "could not read " + netrc, unreadable);
            return Map.of();
        }
    }

    void close() {
        web.distrustIdleConnections();
    }
}
