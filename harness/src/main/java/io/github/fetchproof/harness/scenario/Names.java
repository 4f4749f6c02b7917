package io.github.fetchproof.harness.scenario;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * What a scenario's modules and origins are called in one run: opaque words drawn from the seed, so that a subject cannot
 * tell which scenario it is in. Immutable.
 *
 * @param modules module paths, the names of checksum databases and the hosts and pages of sites, the scenario's word to the run's
 * @param hosts origins' names to host names; a checksum database's own is what the database is called, a site's
 *     what it is called, and that of its SSH server the same
 */
public record Names(Map<String, String> modules, Map<String, String> hosts) {

    /** The end of a word that names a repository. */
    private static final String GIT = ".git";

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

    public Names {
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
        hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
    }

    /** Draws names for all that a world holds and a scenario mentions. */
    public static Names draw(World world, List<String> mentioned, RandomGenerator random) {
        Map<String, String> words = new HashMap<>();
        Map<String, String> modules = new LinkedHashMap<>();
        TreeSet<String> paths = new TreeSet<>();
        world.proxies()
                .values()
                .forEach(held -> held.forEach(each -> paths.add(each.id().path().value())));
        world.sumdbs().values().forEach(sumdb -> {
            paths.add(sumdb.name());
            sumdb.modules().forEach(each -> paths.add(each.id().path().value()));
        });
        world.sites().values().forEach(site -> {
            paths.add(site.host());
            site.repositories().forEach(each -> paths.add(site.host() + "/" + each.name()));
            site.pages().keySet().forEach(path -> paths.add(site.host() + path));
        });
        mentioned.forEach(each -> paths.add(each.contains("@") ? each.substring(0, each.indexOf('@')) : each));
        for (String path : paths) {
            List<String> elements = new ArrayList<>();
            for (String element : path.split("/", -1)) {
                if (!words.containsKey(element)) {
                    words.put(element, unused(element, words, random));
                }
                elements.add(words.get(element));
            }
            modules.put(path, String.join("/", elements));
        }
        Map<String, String> hosts = new LinkedHashMap<>();
        world.proxies().keySet().forEach(origin -> hosts.put(origin, word(8, random) + ".test"));
        world.sumdbs()
                .forEach((origin, sumdb) ->
                        hosts.computeIfAbsent(origin, own -> Objects.requireNonNull(modules.get(sumdb.name()))));
        world.sites().forEach((origin, site) -> hosts.put(origin, Objects.requireNonNull(modules.get(site.host()))));
        world.ssh().forEach((origin, ssh) -> hosts.put(origin, Objects.requireNonNull(hosts.get(ssh.site()))));
        return new Names(modules, hosts);
    }

    /** The same, with every module and checksum database called what the scenario calls it. */
    public Names plain() {
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, String> words = new HashMap<>();
        modules.forEach((path, real) -> {
            plain.put(path, path);
            words.put(real, path);
        });
        Map<String, String> plainHosts = new LinkedHashMap<>(hosts);
        plainHosts.replaceAll((origin, host) -> words.getOrDefault(host, host));
        return new Names(plain, plainHosts);
    }

    /** A module path, or {@code path@version}, as this run calls it. */
    public String real(String module) {
        int at = module.indexOf('@');
        String path = at < 0 ? module : module.substring(0, at);
        String real = modules.getOrDefault(path, path);
        return at < 0 ? real : real + module.substring(at);
    }

    /** Whether a host is an origin's, or the first element of a module path, in this run. */
    public boolean isHost(String host) {
        return hosts.containsValue(host)
                || modules.values().stream().anyMatch(path -> path.equals(host) || path.startsWith(host + "/"));
    }

    /** A text with every module path of the scenario as this run calls it. */
    public String text(String text) {
        String result = text;
        List<String> longestFirst = new ArrayList<>(modules.keySet());
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        for (String path : longestFirst) {
            result = result.replace(path, modules.get(path));
        }
        return result;
    }

    /** The world, as this run calls things. */
    public World world(World world) {
        Map<String, List<Module>> proxies = new LinkedHashMap<>();
        world.proxies()
                .forEach((origin, held) ->
                        proxies.put(origin, held.stream().map(this::module).toList()));
        Map<String, List<World.Alias>> aliases = new LinkedHashMap<>();
        world.aliases()
                .forEach((origin, known) ->
                        aliases.put(origin, known.stream().map(this::alias).toList()));
        Map<String, Sumdb> sumdbs = new LinkedHashMap<>();
        world.sumdbs().forEach((origin, sumdb) -> sumdbs.put(origin, sumdb.renamed(text(sumdb.name()), this::module)));
        Map<String, Site> sites = new LinkedHashMap<>();
        world.sites().forEach((origin, site) -> sites.put(origin, site.renamed(this::real, this::said)));
        return new World(
                proxies, world.prefixes(), aliases, world.encrypted(), sumdbs, sites, world.secrets(), world.ssh());
    }

    /** What a page or repository says: an origin's host stands there as its name in braces, as in {@code https://{P1}}. */
    private String said(String text) {
        String result = text(text);
        for (Map.Entry<String, String> host : hosts.entrySet()) {
            result = result.replace("{" + host.getKey() + "}", host.getValue());
        }
        return result;
    }

    private Module module(Module module) {
        return module.renamed(path(module.id().path()), this::text);
    }

    private World.Alias alias(World.Alias alias) {
        return new World.Alias(path(alias.module()), alias.query(), alias.version());
    }

    private ModulePath path(ModulePath path) {
        return new ModulePath(real(path.value()));
    }

    private static String unused(String element, Map<String, String> words, RandomGenerator random) {
        for (int tries = 0; tries < 10_000; tries++) {
            String other = other(element, words, random);
            if (!words.containsValue(other) || other.equals(element)) {
                return other;
            }
        }
        throw new IllegalArgumentException("a world must not hold so many modules of like names: " + element);
    }

    /**
     * Another word of the same shape. Major version suffixes stay, and so do capitals, the dot of a host, {@code .git}, and the fact that one
     * word begins with another or differs from it in capitals alone.
     */
    private static String other(String element, Map<String, String> words, RandomGenerator random) {
        if (element.matches("v[0-9]+")) {
            return element;
        }
        if (element.endsWith(GIT)) {
            String repository = element.substring(0, element.length() - GIT.length());
            return words.getOrDefault(repository, other(repository, words, random)) + GIT;
        }
        if (element.contains(".")) {
            return word(6, random) + ".test";
        }
        Optional<String> twin = words.entrySet().stream()
                .filter(word -> element.equalsIgnoreCase(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (twin.isPresent()) {
            return capitalized(twin.get().toLowerCase(Locale.ROOT), element);
        }
        Optional<String> stem = words.keySet().stream()
                .filter(word -> word.length() > 2 && element.startsWith(word))
                .max(Comparator.comparingInt(String::length));
        if (stem.isPresent()) {
            return words.get(stem.get()) + word(element.length() - stem.get().length(), random);
        }
        return capitalized(word(Math.max(5, element.length()), random), element);
    }

    /** With capitals where the element has some. */
    private static String capitalized(String word, String element) {
        StringBuilder result = new StringBuilder(word);
        for (int i = 0; i < element.length(); i++) {
            if (Character.isUpperCase(element.charAt(i))) {
                result.setCharAt(i, Character.toUpperCase(result.charAt(i)));
            }
        }
        return result.toString();
    }

    private static String word(int length, RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
