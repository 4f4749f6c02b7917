package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.harness.resilience.Fallback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Makes the sources of a list; what it remembers of hosts lasts as long as itself. Safe to share. */
final class Sources {
    private static final System.Logger LOG = System.getLogger(Sources.class.getName());

    private final Decisions decisions;
    private final TimeAndChance time;
    private final Hosts hosts;
    private final Web web;
    private final Web credulous;
    private final Requests requests;
    private final Requests credulously;
    private final Settings settings;
    private final Children children = new Children();
    private final Keyring keys;
    private final GitConfiguration configuration;
    private final SshCommand ssh;

    /** @param settings says where names and passwords stand; their files are read anew for each list */
    Sources(Decisions decisions, TimeAndChance time, Executor workers, Settings settings) {
        this.decisions = decisions;
        this.time = time;
        this.settings = settings;
        this.keys = new Keyring(
                decisions,
                settings.auth().ahead(),
                settings.auth().commands().stream()
                        .map(each -> new AuthCommand(each, workers, children))
                        .toList());
        this.configuration = new GitConfiguration(settings.git());
        this.ssh = new SshCommand(settings.git().sshCommand(), decisions.limits(), time.nanos(), workers, children);
        this.hosts = new Hosts(decisions, time);
        NameLookup names = new NameLookup(decisions, time.nanos(), NameConfiguration.ofThisMachine());
        Watchdog watchdog = new Watchdog(workers);
        this.web = new Web(decisions, names::lookup, false);
        this.requests = new Requests(decisions, time, hosts, web, watchdog);
        this.credulous = new Web(decisions, names::lookup, true);
        this.credulously = new Requests(decisions, time, hosts, credulous, watchdog);
    }

    /**
     * Reads a whole list before anyone is asked, so that a mistake at its end is told at once (LIST-017).
     *
     * @throws IllegalArgumentException a sentence for the user
     */
    Route route(String goproxy) {
        Sites sites = new Sites(this::site, this::siteOfAnybody);
        Source direct =
                new DirectSource(decisions, time, new GitTransports(decisions, sites, configuration, ssh, time, hosts));
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

    private HttpSource siteOfAnybody(String url) {
        Keyring nothing = new Keyring(decisions, 0, List.of());
        return new HttpSource(decisions, time, hosts, credulously, Map.of(), nothing, url);
    }

    /** Machine to login; what cannot be read is left out, which the log tells. */
    private Map<String, Login> logins() {
        Map<String, Login> logins = new HashMap<>();
        settings.dockerConfig()
                .ifPresent(directory -> logins.putAll(read(directory.resolve("config.json"), decisions::dockerConfig)));
        if (!settings.dockerAuth().isEmpty()) {
            logins.putAll(understood("DOCKER_AUTH_CONFIG", settings.dockerAuth(), decisions::dockerConfig));
        }
        if (settings.auth().netrc()) {
            logins.putAll(read(settings.netrc(), decisions::netrc));
        }
        return logins;
    }

    private static Map<String, Login> read(Path file, Function<String, Map<String, Login>> reader) {
        try {
            return Files.isRegularFile(file)
                    ? understood(file.toString(), new String(Files.readAllBytes(file), UTF_8), reader)
                    : Map.of();
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.WARNING, "could not read " + file, unreadable);
            return Map.of();
        }
    }

    private static Map<String, Login> understood(
            String name, String text, Function<String, Map<String, Login>> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException foreign) {
            LOG.log(System.Logger.Level.WARNING, name + " is left out: " + foreign.getMessage());
            return Map.of();
        }
    }

    /** Ends the programs that run for it; whoever waits for one finds that it has failed. */
    void endPrograms() {
        children.endAll();
    }

    void close() {
        web.distrustIdleConnections();
        credulous.distrustIdleConnections();
    }
}
