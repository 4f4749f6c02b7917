package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Login;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.scenario.Names;
import io.github.fetchproof.harness.trace.Road;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says, as one run says it: with the run's module paths, and with URLs for the names of origins. Pure.
 *
 * @param names of modules
 * @param world as this run calls things
 * @param roads to all origins of the world
 * @param files where the directories are that <code>{files:P1}</code> stands for
 */
record Dialect(Names names, World world, List<Road> roads, FileProxies files) {

    private static final Pattern ORIGIN = Pattern.compile("\\{files:(P[0-9]+)\\}|\\b(login@)?([PS][0-9]+)\\b");
    private static final Pattern ORIGIN_IN_BRACES = Pattern.compile("\\{(host:|key:)?([HPS][0-9]+)\\}");

    Dialect {
        roads = List.copyOf(roads);
    }

    /** Variables for the subject. */
    Map<String, String> settings(Map<String, String> settings) {
        Map<String, String> told = new LinkedHashMap<>();
        settings.forEach((name, value) -> told.put(name, name.equals("GOPROXY") ? goproxy(value) : text(value)));
        return told;
    }

    /**
     * A GOPROXY list; {@code P1/} becomes the origin's URL with a slash after it, {@code login@P1} the URL with the login that the
     * origin wants, and <code>file://{files:P1}</code> the URL of a directory.
     */
    String goproxy(String list) {
        return ORIGIN.matcher(list)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? entry(found.group(3), found.group(2) != null)
                                : files.of(found.group(1)).toString()));
    }

    private String entry(String origin, boolean withLogin) {
        return withLogin ? url(origin).replace("://", "://" + login(origin).inUrl()) : url(origin);
    }

    private Login login(String origin) {
        return Optional.ofNullable(world.secrets().get(origin))
                .filter(Login.class::isInstance)
                .map(Login.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a scenario tells a login to an origin that wants none: " + origin));
    }

    /** The proxies that are to be directories. */
    static Set<String> directories(String list) {
        return ORIGIN.matcher(list)
                .results()
                .flatMap(found -> Optional.ofNullable(found.group(1)).stream())
                .collect(Collectors.toSet());
    }

    /** What an origin is to answer, with {@code {P2}} for the URL of an origin and {@code {host:P2}} for its host and port. */
    ServerFault fault(ServerFault fault) {
        if (fault instanceof ServerFault.Status status) {
            return new ServerFault.Status(status.code(), texts(status.headers()), text(status.body()));
        }
        if (fault instanceof ServerFault.Content content) {
            return new ServerFault.Content(text(content.content()));
        }
        if (fault instanceof ServerFault.Redirect redirect) {
            return new ServerFault.Redirect(redirect.code(), text(redirect.location()));
        }
        if (fault instanceof ServerFault.Headers headers) {
            return new ServerFault.Headers(texts(headers.fields()));
        }
        return fault;
    }

    private Map<String, String> texts(Map<String, String> fields) {
        Map<String, String> told = new LinkedHashMap<>();
        fields.forEach((name, value) -> told.put(name, text(value)));
        return told;
    }

    /** A text with the run's modules, {@code {P1}} for the URL of an origin and {@code {host:P1}} for its host and port. */
    String text(String text) {
        return ORIGIN_IN_BRACES
                .matcher(names.text(text))
                .replaceAll(found -> Matcher.quoteReplacement(told(found.group(1), found.group(2))));
    }

    private String told(@Nullable String what, String origin) {
        if (what == null) {
            return url(origin);
        }
        return what.equals("host:")
                ? URI.create(url(origin)).getAuthority()
                : world.sumdbAt(origin).orElseThrow(() -> unknown(origin)).key().toString();
    }

    private String url(String origin) {
        return roads.stream()
                .filter(road -> road.origin().equals(origin))
                .map(Road::url)
                .findFirst()
                .orElseThrow(() -> unknown(origin));
    }

    private static IllegalArgumentException unknown(String origin) {
        return new IllegalArgumentException("a scenario names an origin the world has not: " + origin);
    }
}
