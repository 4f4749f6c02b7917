package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Query;
import io.github.fetchproof.fakes.gomod.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What exists: modules, which proxy holds which of them, and below which path, checksum databases, and hosts of repositories.
 * Immutable.
 *
 * @param proxies proxy name to the modules it holds, in the order they were named
 * @param prefixes proxy name to the path it serves below, for those that have one
 * @param aliases proxy name to the other names it knows for versions it holds
 * @param encrypted origin's name to how its TLS is told of, for those that speak it
 * @param sumdbs origin's name to the checksum database it has: a proxy below {@code /sumdb/} and the database's name, where clients
 *     look for it; any other origin at its root
 * @param sites name of an origin of its own to the git repositories and pages it has
 * @param secrets origin's name to what it wants to be told before it answers anything
 * @param ssh name of an origin of its own to the site whose repositories it serves over SSH
 */
public record World(
        Map<String, List<Module>> proxies,
        Map<String, String> prefixes,
        Map<String, List<Alias>> aliases,
        Map<String, Encryption> encrypted,
        Map<String, Sumdb> sumdbs,
        Map<String, Site> sites,
        Map<String, Secret> secrets,
        Map<String, Ssh> ssh) {

    /** Whether the URL of a proxy that speaks TLS says so. */
    public enum Encryption {
        /** Its URL begins with {@code https}. */
        ANNOUNCED,
        /** Its URL begins with {@code http}. */
        UNANNOUNCED
    }

    /**
     * Another name for a version, a branch for instance, under which a proxy has its {@code .info} and nothing else.
     *
     * @param query the other name, which need not be a version
     */
    public record Alias(ModulePath module, Query.Named query, Version version) {}

    /** @throws IllegalArgumentException when a proxy has no name, or holds a module version twice, or another is spoken of */
    public World {
        Map<String, List<Module>> copy = new LinkedHashMap<>();
        proxies.forEach((name, held) -> copy.put(name, checked(name, held)));
        proxies = Collections.unmodifiableMap(copy);
        prefixes = Collections.unmodifiableMap(new LinkedHashMap<>(prefixes));
        prefixes.forEach((name, path) -> checkPrefix(copy, name, path));
        Map<String, List<Alias>> known = new LinkedHashMap<>();
        aliases.forEach((name, all) -> {
            all.forEach(alias -> checkAlias(copy, name, alias));
            known.put(name, List.copyOf(all));
        });
        aliases = Collections.unmodifiableMap(known);
        encrypted = Collections.unmodifiableMap(new LinkedHashMap<>(encrypted));
        Map<String, Sumdb> databases = Collections.unmodifiableMap(new LinkedHashMap<>(sumdbs));
        sumdbs = databases;
        Map<String, Site> hosts = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
        sites = hosts;
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        ssh = Collections.unmodifiableMap(new LinkedHashMap<>(ssh));
        ssh.values().forEach(each -> checkServed(hosts, each));
        hosts.keySet().forEach(name -> checkAlone(copy.containsKey(name) || databases.containsKey(name), name));
        encrypted
                .keySet()
                .forEach(name -> checkEncrypted(
                        copy.containsKey(name) || databases.containsKey(name) || hosts.containsKey(name), name));
        secrets.keySet()
                .forEach(name -> checkGuarded(
                        copy.containsKey(name) || databases.containsKey(name) || hosts.containsKey(name), name));
    }

    /** A world without anything. */
    public static World empty() {
        return new World(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** This world with one more proxy, which holds {@code modules}. */
    public World proxy(String name, Module... modules) {
        Map<String, List<Module>> more = new LinkedHashMap<>(proxies);
        if (more.putIfAbsent(name, List.of(modules)) != null) {
            throw new IllegalArgumentException("a world names a proxy once: " + name);
        }
        return new World(more, prefixes, aliases, encrypted, sumdbs, sites, secrets, ssh);
    }

    /**
     * This world with a proxy that serves below a path.
     *
     * @param name a proxy that is there
     * @param path what every path begins with there: {@code /a/b}
     */
    public World prefix(String name, String path) {
        Map<String, String> more = new LinkedHashMap<>(prefixes);
        more.put(name, path);
        return new World(proxies, more, aliases, encrypted, sumdbs, sites, secrets, ssh);
    }

    /**
     * This world with a proxy that knows another name for a version: its {@code .info} is that of the version.
     *
     * @param name a proxy that is there
     * @param module a module's path
     * @param query the other name: a branch, the beginning of a commit, a version as nobody should spell it
     * @param version a version of the module that the proxy holds
     */
    public World alias(String name, String module, String query, String version) {
        if (!(Query.parse(query) instanceof Query.Named named)) {
            throw new IllegalArgumentException("another name must be one that a proxy is asked for: " + query);
        }
        Map<String, List<Alias>> more = new LinkedHashMap<>(aliases);
        List<Alias> known = new ArrayList<>(more.getOrDefault(name, List.of()));
        known.add(new Alias(new ModulePath(module), named, new Version(version)));
        more.put(name, known);
        return new World(proxies, prefixes, more, encrypted, sumdbs, sites, secrets, ssh);
    }

    /** This world with an origin that is there speaking TLS, with a certificate of the run's own authority. */
    public World encrypted(String name, Encryption how) {
        Map<String, Encryption> more = new LinkedHashMap<>(encrypted);
        more.put(name, how);
        return new World(proxies, prefixes, aliases, more, sumdbs, sites, secrets, ssh);
    }

    /**
     * This world with a checksum database at one more origin.
     *
     * @param origin a proxy, or another name, which then is that of an origin of its own
     */
    public World sumdb(String origin, Sumdb sumdb) {
        Map<String, Sumdb> more = new LinkedHashMap<>(sumdbs);
        if (more.putIfAbsent(origin, sumdb) != null) {
            throw new IllegalArgumentException("an origin has one checksum database: " + origin);
        }
        return new World(proxies, prefixes, aliases, encrypted, more, sites, secrets, ssh);
    }

    /** This world with an origin that answers those alone who tell it this. */
    public World guarded(String origin, Secret secret) {
        Map<String, Secret> more = new LinkedHashMap<>(secrets);
        more.put(origin, secret);
        return new World(proxies, prefixes, aliases, encrypted, sumdbs, sites, more, ssh);
    }

    /**
     * This world with a host of repositories and pages.
     *
     * @param origin the name of an origin of its own
     */
    public World site(String origin, Site site) {
        Map<String, Site> more = new LinkedHashMap<>(sites);
        if (more.putIfAbsent(origin, site) != null) {
            throw new IllegalArgumentException("an origin is one site: " + origin);
        }
        return new World(proxies, prefixes, aliases, encrypted, sumdbs, more, secrets, ssh);
    }

    /**
     * This world with a site's repositories served over SSH too, at the site's host.
     *
     * @param origin the name of an origin of its own
     */
    public World ssh(String origin, Ssh served) {
        Map<String, Ssh> more = new LinkedHashMap<>(ssh);
        if (origins().contains(origin) || more.putIfAbsent(origin, served) != null) {
            throw new IllegalArgumentException("an SSH server must be an origin of its own: " + origin);
        }
        return new World(proxies, prefixes, aliases, encrypted, sumdbs, sites, secrets, more);
    }

    /** The names of all origins: the proxies, those that have a checksum database alone, the sites, then their SSH servers. */
    public Set<String> origins() {
        Set<String> origins = new LinkedHashSet<>(proxies.keySet());
        origins.addAll(sumdbs.keySet());
        origins.addAll(sites.keySet());
        origins.addAll(ssh.keySet());
        return origins;
    }

    /** The checksum database an origin has. */
    public Optional<Sumdb> sumdbAt(String origin) {
        return Optional.ofNullable(sumdbs.get(origin));
    }

    /** The repositories and pages that an origin has. */
    public Optional<Site> siteAt(String origin) {
        return Optional.ofNullable(sites.get(origin));
    }

    /** The path below which an origin has its checksum database: {@code /sumdb/} and its name at a proxy, else empty. */
    public String sumdbPath(String origin) {
        return proxies.containsKey(origin)
                ? sumdbAt(origin).map(sumdb -> "/sumdb/" + sumdb.name()).orElse("")
                : "";
    }

    /** What a proxy holds; nothing when there is no such proxy. */
    public List<Module> heldBy(String proxy) {
        return proxies.getOrDefault(proxy, List.of());
    }

    /** All modules there are, those of proxies first; one that several hold comes more than once. */
    public Stream<Module> modules() {
        return Stream.concat(
                proxies.values().stream().flatMap(List::stream),
                sites.values().stream().flatMap(Site::modules));
    }

    /** The path a proxy serves below, for instance {@code /a/b}; empty when it serves below none. */
    public String prefixOf(String proxy) {
        return prefixes.getOrDefault(proxy, "");
    }

    /** What a proxy holds, to be asked as proxies are asked. */
    public Shelf shelf(String proxy) {
        return new Shelf(heldBy(proxy), aliases.getOrDefault(proxy, List.of()));
    }

    private static List<Module> checked(String name, List<Module> held) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a proxy of a world needs a name: \"" + name + "\"");
        }
        Set<ModuleVersion> ids = new HashSet<>();
        for (Module module : held) {
            if (!ids.add(module.id())) {
                throw new IllegalArgumentException(
                        "a proxy holds a module version once: " + name + " has two of " + module.id());
            }
        }
        return List.copyOf(held);
    }

    private static void checkPrefix(Map<String, List<Module>> proxies, String name, String path) {
        if (!proxies.containsKey(name)) {
            throw new IllegalArgumentException("only a proxy of the world serves below a path: " + name);
        }
        if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException("a proxy's path must look like /a/b: \"" + path + "\"");
        }
    }

    private static void checkEncrypted(boolean known, String name) {
        if (!known) {
            throw new IllegalArgumentException("only an origin of the world speaks TLS: " + name);
        }
    }

    private static void checkGuarded(boolean known, String name) {
        if (!known) {
            throw new IllegalArgumentException("only an origin of the world wants a login: " + name);
        }
    }

    private static void checkAlone(boolean taken, String name) {
        if (taken) {
            throw new IllegalArgumentException("a site must be an origin of its own: " + name);
        }
    }

    private static void checkServed(Map<String, Site> sites, Ssh ssh) {
        if (!sites.containsKey(ssh.site())) {
            throw new IllegalArgumentException("SSH serves a site of the world: " + ssh.site());
        }
    }

    private static void checkAlias(Map<String, List<Module>> proxies, String name, Alias alias) {
        ModuleVersion meant = new ModuleVersion(alias.module(), alias.version());
        if (proxies.getOrDefault(name, List.of()).stream()
                .noneMatch(held -> held.id().equals(meant))) {
            throw new IllegalArgumentException("another name must be for a version the proxy holds: " + name
                    + " has no " + meant + " for " + alias.query().text());
        }
    }
}
