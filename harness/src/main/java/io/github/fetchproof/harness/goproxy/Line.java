package io.github.fetchproof.harness.goproxy;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.PathPatterns;
import io.github.fetchproof.harness.resilience.Fallback;
import io.github.fetchproof.harness.resilience.Fallback.Entry;
import io.github.fetchproof.harness.resilience.Fallback.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A user's GOPROXY line. Its proxies on the web are called P1, P2, … in order, and stood in for by origins of these names; a
 * directory, {@code direct} and {@code off} stay what they are. Immutable.
 *
 * @param list as it was read
 * @param privateGlobs the user's GOPRIVATE; empty for none
 */
public record Line(Fallback list, String privateGlobs) {

    private static final int MOST = 20;

    /** @throws IllegalArgumentException when there is no proxy on the web, or too many, or a glob fits no module path */
    public Line {
        long proxies = list.entries().stream().filter(Line::isOnTheWeb).count();
        if (proxies < 1 || proxies > MOST) {
            throw new IllegalArgumentException("a line must name 1 to " + MOST
                    + " proxies with http or https, for there to be any to fail: " + proxies);
        }
        for (String glob : globs(privateGlobs)) {
            if (!new PathPatterns(List.of(glob)).matches(fitting(glob))) {
                throw new IllegalArgumentException(
                        "private globs must be such as corp.example.com or *.example.com/team: " + glob);
            }
        }
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is no GOPROXY line, or one that {@link Line} refuses
     */
    public static Line parse(String goproxy, String privateGlobs) {
        return new Line(Fallback.parse(goproxy), privateGlobs);
    }

    private static boolean isOnTheWeb(Entry entry) {
        return entry.kind() == Kind.PROXY
                && !entry.text().toLowerCase(Locale.ROOT).startsWith("file:");
    }

    /** One entry of a line. */
    public record Place(String name, String text, boolean proxy, boolean anyError) {}

    /** All entries in order; one that is no proxy on the web has its text for a name. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        int number = 0;
        for (Entry entry : list.entries()) {
            boolean proxy = isOnTheWeb(entry);
            number += proxy ? 1 : 0;
            places.add(new Place(proxy ? "P" + number : entry.text(), entry.text(), proxy, entry.anyError()));
        }
        return places;
    }

    /** The names of the proxies on the web, in order; the first is the company's, which alone holds what is private. */
    public List<String> proxies() {
        return places().stream().filter(Place::proxy).map(Place::name).toList();
    }

    /** Whether the line ends in {@code direct}. */
    public boolean direct() {
        return list.entries().stream().anyMatch(entry -> entry.kind() == Kind.DIRECT);
    }

    /** The line with the stand-ins' names for the proxies. What looks like such a name in a directory's is escaped. */
    String standIn() {
        return joined(places().stream()
                .map(place -> new Place(
                        place.name(),
                        place.proxy() ? place.name() : place.text().replaceAll("P(?=[0-9])", "%50"),
                        place.proxy(),
                        place.anyError()))
                .toList());
    }

    /** The line as it was read. */
    public String text() {
        return joined(places());
    }

    /** Whether any error of this proxy leads on. */
    boolean anyError(String proxy) {
        return list.entries().get(proxyAt(proxy)).anyError();
    }

    /** Whether another source comes after this proxy. */
    boolean isFollowed(String proxy) {
        int next = proxyAt(proxy) + 1;
        return next < list.entries().size() && list.entries().get(next).kind() != Kind.OFF;
    }

    private int proxyAt(String proxy) {
        List<String> names = places().stream().map(Place::name).toList();
        return names.indexOf(proxy);
    }

    private static String joined(List<Place> places) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < places.size(); i++) {
            text.append(places.get(i).text());
            if (i + 1 < places.size()) {
                text.append(places.get(i).anyError() ? '|' : ',');
            }
        }
        return text.toString();
    }

    /** Paths of private modules by the user's globs, one for each; none without globs. */
    List<String> privatePaths() {
        return globs(privateGlobs).stream().map(Line::fitting).distinct().toList();
    }

    private static List<String> globs(String list) {
        return PathPatterns.parse(list).patterns();
    }

    /** A module's path that a glob should match; empty when there is none with a host in front. */
    private static String fitting(String glob) {
        String path = glob.replaceAll("[*?]+", "x") + "/secret";
        String host = path.substring(0, path.indexOf('/'));
        if (!host.contains(".")) {
            boolean open = glob.split("/", 2)[0].endsWith("*");
            return open ? host + ".test" + path.substring(host.length()) : "";
        }
        try {
            return new ModulePath(path).value();
        } catch (IllegalArgumentException odd) {
            return "";
        }
    }
}
