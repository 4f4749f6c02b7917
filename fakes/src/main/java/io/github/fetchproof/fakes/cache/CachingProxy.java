package io.github.fetchproof.fakes.cache;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A module proxy that keeps on disk what its upstream serves, on the JDK's own HTTP server. See the package for what it tells
 * and when.
 *
 * <p>It answers {@code GET} and {@code HEAD}. Whoever waits for the upstream takes no thread; whoever is being sent to takes one
 * of {@value #THREADS}. Bodies are streamed. Threads may share it.
 */
public final class CachingProxy implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CachingProxy.class.getName());
    private static final int THREADS = 128;
    private static final int BACKLOG = 1024;
    private static final int SECONDS_TO_END = 10;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String NODELAY = "sun.net.httpserver.nodelay";

    static {
        // Without it head and body of an answer wait for each other's acknowledgement, 40 ms a request.
        if (System.getProperty(NODELAY) == null) {
            System.setProperty(NODELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final Store store;
    private final Cache cache;

    private CachingProxy(HttpServer server, Store store, URI upstream, Limits limits) {
        this.server = server;
        this.store = store;
        this.threads = Executors.newFixedThreadPool(THREADS, CachingProxy::daemon);
        this.timer = timer();
        this.cache = new Cache(store, new Upstream(upstream, limits, timer), threads);
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, CachingProxy::daemon);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "caching-proxy");
        thread.setDaemon(true);
        return thread;
    }

    /** As {@link #start(InetSocketAddress, URI, Path, Limits)}, with {@link Limits#DEFAULT}. */
    public static CachingProxy start(InetSocketAddress listen, URI upstream, Path directory) throws IOException {
        return start(listen, upstream, directory, Limits.DEFAULT);
    }

    /**
     * Starts a proxy; it answers when this returns.
     *
     * @param listen where; port 0 picks a free one
     * @param upstream base URL of the proxy behind, {@code http} or {@code https}
     * @param directory where to keep things, made where there is none; what a killed proxy left unfinished there is removed
     * @throws IllegalArgumentException when {@code upstream} is no such URL
     * @throws IOException when it cannot listen there, cannot write to the directory, or another proxy has the directory; the
     *     message says which
     */
    public static CachingProxy start(InetSocketAddress listen, URI upstream, Path directory, Limits limits)
            throws IOException {
        Upstream.check(upstream);
        Store store = open(directory);
        try {
            CachingProxy proxy = new CachingProxy(bind(listen), store, upstream, limits);
            proxy.server.setExecutor(proxy.threads);
            proxy.server.createContext("/", proxy::handle);
            proxy.server.start();
            return proxy;
        } catch (IOException taken) {
            store.close();
            throw taken;
        }
    }

    private static Store open(Path directory) throws IOException {
        try {
            return Store.open(directory);
        } catch (IOException unusable) {
            throw new IOException("the cache cannot keep anything in " + directory + ": " + unusable, unusable);
        }
    }

    private static HttpServer bind(InetSocketAddress listen) throws IOException {
        try {
            return HttpServer.create(listen, BACKLOG);
        } catch (IOException taken) {
            throw new IOException("the cache cannot listen at " + listen + ": " + taken.getMessage(), taken);
        }
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Where it listens, as a GOPROXY entry, {@code http://127.0.0.1:3000}. */
    public String url() {
        String host = address().getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + address().getPort();
    }

    private void handle(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            finish(exchange, new Answer.Refused(new Refusal(405, "method not allowed: " + method)), TEXT);
            return;
        }
        Optional<Resource> resource =
                Optional.ofNullable(exchange.getRequestURI().getPath()).flatMap(Resource::at);
        if (resource.isEmpty()) {
            Refusal unknown = new Refusal(404, "no module proxy has this: " + exchange.getRequestURI());
            finish(exchange, new Answer.Refused(unknown), TEXT);
            return;
        }
        String type = resource.get().kind().contentType();
        CompletableFuture<Answer> unused = cache.ask(resource.get())
                .whenComplete((answer, broken) -> finish(exchange, orBroken(answer, broken), type));
    }

    private static Answer orBroken(@Nullable Answer answer, @Nullable Throwable broken) {
        if (answer != null) {
            return answer;
        }
        LOG.log(ERROR, "the cache broke", broken);
        return new Answer.Refused(new Refusal(500, "the cache broke: " + broken));
    }

    /** Sends the answer; a connection on which that fails is closed, so that nobody takes a part for the whole. */
    private static void finish(HttpExchange exchange, Answer answer, String type) {
        try (exchange) {
            send(exchange, answer, type);
        } catch (IOException gone) {
            LOG.log(DEBUG, "an answer could not be sent", gone);
        } catch (RuntimeException broken) {
            LOG.log(ERROR, "an answer could not be made", broken);
        }
    }

    private static void send(HttpExchange exchange, Answer answer, String type) throws IOException {
        if (answer instanceof Answer.Found found) {
            try (Kept file = found.file()) {
                warn(exchange, found.stale());
                send(exchange, 200, type, file.seal().bytes(), file::writeTo);
            }
        } else if (answer instanceof Answer.Made made) {
            warn(exchange, true);
            send(exchange, 200, type, made.text());
        } else if (answer instanceof Answer.Refused refused) {
            send(exchange, refused.why().status(), TEXT, refused.why().words() + "\n");
        } else {
            throw new AssertionError(answer);
        }
    }

    /** See https://www.rfc-editor.org/rfc/rfc7234#section-5.5.1. */
    private static void warn(HttpExchange exchange, boolean stale) {
        if (stale) {
            exchange.getResponseHeaders().set("Warning", "111 fetchproof \"the upstream failed\"");
        }
    }

    /** A body that is written when its time has come. */
    @FunctionalInterface
    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        send(exchange, status, type, bytes.length, out -> out.write(bytes));
    }

    private static void send(HttpExchange exchange, int status, String type, long length, Body body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        if (length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                body.writeTo(out);
            }
        }
    }

    /** Stops listening, closes every connection, gives up what is under way, and lets another have the directory. */
    @Override
    public void close() throws IOException {
        server.stop(0);
        timer.shutdownNow();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.log(ERROR, "a thread of the caching proxy did not end");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            store.close();
        }
    }
}
