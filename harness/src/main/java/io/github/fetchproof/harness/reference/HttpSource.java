package io.github.fetchproof.harness.reference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;

/**
 * A proxy on the web, or another server. Asks as often as the rules allow, follows redirects, and heeds the breaker of each host it meets.
 *
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">GOPROXY protocol</a>
 */
final class HttpSource implements Source {
    private final Decisions decisions;
    private final TimeAndChance time;
    private final Hosts hosts;
    private final Retries retries;
    private final Requests requests;
    private final Keyring keys;
    private final HttpUrl base;
    private final Optional<Login> ofEntry;
    private final Optional<Login> ofMachine;

    /**
     * A source.
     *
     * @param netrc what {@code .netrc} says: machine to login
     * @param keys what is told besides
     * @param entry its URL, as it stands in the list
     * @throws IllegalArgumentException when the entry is no URL, or would send a password in the clear (AUTH-002)
     */
    HttpSource(
            Decisions decisions,
            TimeAndChance time,
            Hosts hosts,
            Requests requests,
            Map<String, Login> netrc,
            Keyring keys,
            String entry) {
        this.decisions = decisions;
        this.time = time;
        this.hosts = hosts;
        this.retries = new Retries(decisions, time, hosts);
        this.requests = requests;
        this.keys = keys;
        HttpUrl url = Optional.ofNullable(HttpUrl.parse(entry))
                .orElseThrow(() -> new IllegalArgumentException("an entry of GOPROXY must be a valid URL"));
        Optional<Login> own = decisions.inEntry(url.username(), url.password());
        this.base = url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build();
        if (own.isPresent() && !url.isHttps() && !decisions.asksInTheClear()) {
            throw new IllegalArgumentException(
                    "an entry of GOPROXY with a password must be https, which keeps it secret: " + base);
        }
        Optional<Login> preferred = decisions.preferred(own, decisions.ofMachine(netrc, machine(url)));
        this.ofEntry = own.isPresent() && preferred.equals(own) ? own : Optional.empty();
        this.ofMachine = ofEntry.isPresent() ? Optional.empty() : preferred;
    }

    private static String machine(HttpUrl url) {
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }

    @Override
    public String name() {
        return base.toString();
    }

    @Override
    public <S extends Sink> S get(String path, Part part, Supplier<S> sinks, Duration allowed, Errand errand)
            throws FetchFailure, InterruptedException {
        return ask(path, part, Optional.empty(), sinks, allowed, errand);
    }

    /** As {@link #get}, by POST. */
    <S extends Sink> S post(
            String path, Part part, RequestBody body, Supplier<S> sinks, Duration allowed, Errand errand)
            throws FetchFailure, InterruptedException {
        return ask(path, part, Optional.of(body), sinks, allowed, errand);
    }

    private <S extends Sink> S ask(
            String path, Part part, Optional<RequestBody> body, Supplier<S> sinks, Duration allowed, Errand errand)
            throws FetchFailure, InterruptedException {
        String query = part.query();
        HttpUrl url = below(path, query.isEmpty() ? decisions.queryFor(part) : query);
        Deadline patience = time.deadline(allowed);
        Deque<S> broken = new ArrayDeque<>();
        return retries.run(
                attempt -> {
                    boolean goesOn = decisions.keepsBrokenBodies();
                    S sink = goesOn && !broken.isEmpty() ? broken.getLast() : sinks.get();
                    broken.add(sink);
                    try {
                        follow(attempt == 1 ? url : decisions.again(url), part, body, sink, patience, errand);
                        return sink;
                    } catch (FetchFailure | InterruptedException ended) {
                        if (!goesOn || ended instanceof InterruptedException) {
                            sink.abandon();
                        }
                        throw ended;
                    }
                },
                allowed,
                errand);
    }

    private HttpUrl below(String path, String query) {
        return base.newBuilder()
                .encodedPath(decisions.below(base.encodedPath(), path))
                .encodedQuery(query.isEmpty() ? null : query)
                .build();
    }

    /** One attempt: the request, and those that redirects lead to. */
    private void follow(HttpUrl url, Part part, Optional<RequestBody> body, Sink sink, Deadline patience, Errand errand)
            throws FetchFailure, InterruptedException {
        HttpUrl at = url;
        for (int redirects = 0; ; redirects++) {
            waitForRelease(at, patience);
            Reply reply = ask(at, part, body, sink, errand);
            if (decisions.isSuccess(reply.head().status()) || sink.isAnswer()) {
                return;
            }
            if (!reply.head().isRedirect()) {
                throw refusal(at, reply);
            }
            at = next(at, reply.head(), redirects);
        }
    }

    /** Asks once more when a refusal brings out something else to tell (AUTH-012, AUTH-014). */
    private Reply ask(HttpUrl url, Part part, Optional<RequestBody> body, Sink sink, Errand errand)
            throws FetchFailure, InterruptedException {
        Headers told = credentials(url, errand);
        Reply reply = requests.answer(new Requests.Ask(url, told, part, body), sink, errand);
        if (sink.isAnswer() || !decisions.asksWhatElseToTell(reply.head().status())) {
            return reply;
        }
        keys.renew(url, reply.head().text(), errand.deadline());
        Headers renewed = credentials(url, errand);
        if (renewed.equals(told)) {
            return reply;
        }
        sink.restart();
        return requests.answer(new Requests.Ask(url, renewed, part, body), sink, errand);
    }

    /** A host that asked one of us to come back later is left alone by all of us until then (RETRY-004). */
    private void waitForRelease(HttpUrl url, Deadline patience) throws FetchFailure, InterruptedException {
        Host host = host(url);
        for (Duration left = host.pause(); !left.isZero(); left = host.pause()) {
            if (left.compareTo(patience.left()) > 0) {
                throw new FetchFailure(
                        FailureClass.TRANSIENT,
                        decisions.told(url.uri(), "not asked, since its host asks to wait"),
                        left);
            }
            time.pause().of(left);
        }
    }

    private Host host(HttpUrl url) {
        return hosts.at(decisions.breakerOf(url.uri()));
    }

    private HttpUrl next(HttpUrl from, Head head, int redirects) throws FetchFailure {
        Optional<HttpUrl> to = decisions.target(from, head.location());
        if (to.isPresent() && decisions.follows(from.uri(), to.get().uri(), redirects)) {
            return to.get().newBuilder().username("").password("").build();
        }
        String where = to.map(Object::toString).orElse("another scheme than http and https");
        throw new FetchFailure(
                decisions.classOf(Trouble.REDIRECT),
                decisions.told(from.uri(), Trouble.REDIRECT.words() + ": number " + (redirects + 1) + ", to " + where));
    }

    private FetchFailure refusal(HttpUrl url, Reply reply) {
        Head head = reply.head();
        Duration asked = head.retryAfter().isEmpty()
                ? Duration.ZERO
                : decisions.asked(head.retryAfter(), time.calendar().instant());
        host(url).pause(decisions.pauseFor(head.status(), asked));
        String text = reply.excerpt().isEmpty() ? "" : ": " + reply.excerpt();
        return new FetchFailure(
                decisions.classOf(head.status(), reply.excerpt()),
                decisions.told(url.uri(), "status " + head.status() + text),
                asked);
    }

    /** What GOAUTH names has its order among itself; the password of the entry goes before all that. */
    private Headers credentials(HttpUrl url, Errand errand) throws InterruptedException {
        boolean sends = decisions.sendsPassword(base.uri(), url.uri());
        Headers told = keys.headers(url, sends ? ofMachine : Optional.empty(), errand.deadline());
        return sends && ofEntry.isPresent()
                ? told.newBuilder()
                        .set("Authorization", ofEntry.get().authorization())
                        .build()
                : told;
    }
}
