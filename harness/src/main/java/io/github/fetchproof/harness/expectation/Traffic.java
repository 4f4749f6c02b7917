package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.expectation.Checks.counted;
import static io.github.fetchproof.harness.expectation.Checks.ending;
import static io.github.fetchproof.harness.expectation.Checks.made;
import static io.github.fetchproof.harness.expectation.Checks.requests;
import static io.github.fetchproof.harness.expectation.Checks.seen;
import static io.github.fetchproof.harness.expectation.Checks.tapped;
import static io.github.fetchproof.harness.expectation.Checks.times;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.expectation.Checks.Simple;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks of what crossed the network: requests, their form and number, and dials. Fetches are numbered from 1. */
public final class Traffic {

    private static final Pattern PLAIN_GET = Pattern.compile("GET [^ ?]+ HTTP/[0-9.]+");
    private static final Pattern BODY =
            Pattern.compile("(content-length:\\s*0*[1-9].*|transfer-encoding:.*)", Pattern.CASE_INSENSITIVE);

    private Traffic() {}

    /** At least one request reaches the origin, and all are {@code GET} without a query and without a body. */
    public static Check onlyGets(String origin) {
        return each(
                origin,
                "every request at " + origin + " is a plain GET",
                asked -> PLAIN_GET.matcher(asked.requestLine()).matches()
                        && asked.headers().stream()
                                .noneMatch(line -> BODY.matcher(line).matches()));
    }

    /**
     * At least one request reaches the origin, and the decoded path of each matches.
     *
     * @param regex for the whole path, in the scenario's words; a capital is {@code !} and a small letter there
     * @param words what such a path is, for instance {@code a canonical version}
     */
    public static Check everyPathMatches(String origin, String regex, String words) {
        Pattern pattern = Pattern.compile(regex);
        return new Simple("every request at " + origin + " is for " + words, trace -> {
            List<Event.Exchange> all = trace.requestsAt(origin);
            List<Event.Exchange> others = all.stream()
                    .filter(asked ->
                            !pattern.matcher(Wording.told(trace, asked.path())).matches())
                    .toList();
            return verdict(all, others);
        });
    }

    /** At least one request reaches the origin, and none has a header field {@code Authorization}. */
    public static Check tellsNoPassword(String origin) {
        return each(origin, "no request at " + origin + " tells a password", asked -> !authorized(asked));
    }

    /** At least one request reaches the origin, and all have a header field {@code Authorization}. */
    public static Check tellsAPassword(String origin) {
        return each(origin, "every request at " + origin + " tells a password", Traffic::authorized);
    }

    /** At least one request at the origin has a header field {@code Authorization}. */
    public static Check isToldAPassword(String origin) {
        return new Simple("a request at " + origin + " tells a password", trace -> {
            List<Event.Exchange> all = trace.requestsAt(origin);
            List<Event.Exchange> silent =
                    all.stream().filter(asked -> !authorized(asked)).toList();
            return verdict(all, silent.size() < all.size() ? List.of() : silent);
        });
    }

    /** At least one request reaches the origin, and none has a header field of this name. */
    public static Check tellsNo(String field, String origin) {
        return each(origin, "no request at " + origin + " has a " + field, asked -> !has(field, asked));
    }

    /** At least one request reaches the origin, and all have a header field of this name. */
    public static Check tells(String field, String origin) {
        return each(origin, "every request at " + origin + " has a " + field, asked -> has(field, asked));
    }

    static boolean authorized(Event.Exchange asked) {
        return has("Authorization", asked);
    }

    private static boolean has(String field, Event.Exchange asked) {
        String start = field.toLowerCase(Locale.ROOT) + ":";
        return asked.headers().stream()
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(start));
    }

    private static Check each(String origin, String what, Predicate<Event.Exchange> right) {
        return new Simple(what, trace -> {
            List<Event.Exchange> all = trace.requestsAt(origin);
            return verdict(all, all.stream().filter(right.negate()).toList());
        });
    }

    private static Optional<Check.Miss> verdict(List<Event.Exchange> all, List<Event.Exchange> wrong) {
        if (all.isEmpty()) {
            return Optional.of(seen("nothing was asked", all));
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(seen(times(wrong.size(), "other request"), wrong));
    }

    /** No answer of the origin to a request whose path ends like this is taken for longer than so many bytes of body. */
    public static Check takesAtMost(long bytes, String origin, String suffix) {
        return new Simple(
                "no more than " + bytes + " bytes of an answer to a request for " + suffix + " at " + origin
                        + " are taken",
                trace -> {
                    List<Event.Exchange> longer = trace.requestsAt(origin).stream()
                            .filter(asked -> asked.path().endsWith(suffix) && asked.bytes() > bytes)
                            .toList();
                    return longer.isEmpty()
                            ? Optional.empty()
                            : Optional.of(seen(longer.get(0).bytes() + " were", longer));
                });
    }

    /** At most so many requests are under way at the origin at any moment. */
    public static Check parallelAtMost(int most, String origin) {
        return new Simple("at most " + times(most, "request") + " at a time at " + origin, trace -> {
            int peak = peak(trace.requestsAt(origin));
            return peak <= most ? Optional.empty() : Optional.of(seen(peak + " at a time", trace.requestsAt(origin)));
        });
    }

    /** At some moment at least so many requests are under way at the origin. */
    public static Check parallelAtLeast(int least, String origin) {
        return new Simple("at least " + times(least, "request") + " at a time at " + origin, trace -> {
            int peak = peak(trace.requestsAt(origin));
            return peak >= least
                    ? Optional.empty()
                    : Optional.of(seen("at most " + peak + " at a time", trace.requestsAt(origin)));
        });
    }

    /** The most requests that had been read and not yet been answered. */
    private static int peak(List<Event.Exchange> requests) {
        return requests.stream()
                .mapToInt(one -> (int) requests.stream()
                        .filter(other -> other.nanos() <= one.nanos() && one.nanos() < other.answeredNanos())
                        .count())
                .max()
                .orElse(0);
    }

    /** At least so many requests whose path ends like this reach the origin while this fetch is under way. */
    public static Check requestsInAtLeast(int fetch, int least, String origin, String suffix) {
        return made(
                fetch,
                counted(
                        "at least " + times(least, "request") + ending(suffix) + " at " + origin + " during fetch "
                                + fetch,
                        trace -> requestsIn(trace, fetch, origin, suffix),
                        count -> count >= least));
    }

    /** At most so many requests whose path ends like this reach the origin while this fetch is under way. */
    public static Check requestsInAtMost(int fetch, int most, String origin, String suffix) {
        return made(
                fetch,
                counted(
                        (most == 0 ? "no request" : "at most " + times(most, "request")) + ending(suffix) + " at "
                                + origin + " during fetch " + fetch,
                        trace -> requestsIn(trace, fetch, origin, suffix),
                        count -> count <= most));
    }

    /** At least so many dials at the origin's link while this fetch is under way. */
    public static Check dialsInAtLeast(int fetch, int least, String origin) {
        return tapped(made(
                fetch,
                counted(
                        "at least " + times(least, "dial") + " at " + origin + " during fetch " + fetch,
                        trace -> Checks.dialsIn(trace, fetch, origin),
                        count -> count >= least)));
    }

    private static List<Event.Exchange> requestsIn(Trace trace, int fetch, String origin, String suffix) {
        Fetch during = trace.fetch(fetch);
        return requests(trace, origin, suffix).stream()
                .filter(asked -> during(during, asked))
                .toList();
    }

    private static boolean during(Fetch fetch, Event event) {
        return event.nanos() >= fetch.startedNanos() && event.nanos() <= fetch.endedNanos();
    }

    /** This host is looked up while the fetch is under way; one outside of all scenarios perhaps by the subject of another. */
    public static Check looksUp(int fetch, String host) {
        return resolved(made(
                fetch,
                counted(
                        host + " is looked up during fetch " + fetch,
                        trace -> lookups(trace, host).stream()
                                .filter(each -> during(trace.fetch(fetch), each))
                                .toList(),
                        count -> count > 0)));
    }

    /** The origin's name is asked of the name server over TCP. */
    public static Check looksUpOverTcp(String origin) {
        return resolved(counted(
                "the name of " + origin + " is asked over TCP",
                trace -> lookups(trace, host(trace, origin)).stream()
                        .filter(each -> each.over().equals("tcp"))
                        .toList(),
                count -> count > 0));
    }

    /** The name of one origin is not asked any more when another origin has answered once: by then the first was given up. */
    public static Check forgoesNameOnceAnsweredBy(String other, String origin) {
        return resolved(counted(
                "the name of " + origin + " is not looked up again once " + other + " has answered",
                trace -> {
                    long answered = trace.requestsAt(other).stream()
                            .mapToLong(Event.Exchange::answeredNanos)
                            .min()
                            .orElse(Long.MAX_VALUE);
                    return lookups(trace, host(trace, origin)).stream()
                            .filter(each -> each.nanos() > answered)
                            .toList();
                },
                count -> count == 0));
    }

    private static String host(Trace trace, String origin) {
        return trace.roads().stream()
                .filter(each -> each.origin().equals(origin))
                .map(each -> URI.create(each.url()).getHost())
                .findFirst()
                .orElse("");
    }

    /** Whoever connects to the origin's TLS speaks TLS: nothing is said there that others could read. */
    public static Check speaksOnlyTls(String origin) {
        return counted(
                "nothing but TLS is spoken with " + origin,
                trace -> trace.events(Event.Handshake.class)
                        .filter(each -> each.origin().equals(origin) && !each.tls())
                        .toList(),
                count -> count == 0);
    }

    /** Nobody dials an address of the scenario's that is neither an origin nor a link. */
    public static Check dialsNobodyElse() {
        return Checks.tapped(counted(
                "no address is dialled but those of the origins",
                trace -> trace.events(Event.Packet.class)
                        .filter(each -> each.isDial() && isStrange(trace, each.to()))
                        .toList(),
                count -> count == 0));
    }

    private static boolean isStrange(Trace trace, String to) {
        return trace.roads().stream()
                .noneMatch(road -> road.link().equals(to) || road.upstream().equals(to));
    }

    /** The host in the path of a module, {@code path@version}, is never looked up. */
    public static Check neverLooksUpHostOf(String module) {
        return resolved(counted(
                "the host of " + module + " is not looked up",
                trace -> lookups(trace, Wording.real(trace, module).split("/", 2)[0]),
                count -> count == 0));
    }

    private static List<Event.Query> lookups(Trace trace, String host) {
        return trace.events(Event.Query.class)
                .filter(each -> each.name().equals(host))
                .toList();
    }

    /** A check that only the sandbox's name server can answer. */
    private static Check resolved(Check check) {
        return new Simple(
                check.describe(),
                trace -> trace.tapped()
                        ? check.miss(trace)
                        : Optional.of(new Check.Miss("no name server of ours was there", "", true)));
    }
}
