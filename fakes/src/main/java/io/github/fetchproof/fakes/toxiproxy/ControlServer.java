package io.github.fetchproof.fakes.toxiproxy;

import static java.lang.System.Logger.Level.ERROR;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** The control API's HTTP, on the JDK's own server. */
final class ControlServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final int THREADS = 8;
    private static final int BACKLOG = 128;
    private static final int MOST_BODY = 16 * 1024 * 1024;
    private static final int REQUEST_ID_LETTERS = 20;
    private static final String NODELAY = "sun.net.httpserver.nodelay";

    static {
        // Without it head and body of an answer wait for each other's acknowledgement, 40 ms a call.
        if (System.getProperty(NODELAY) == null) {
            System.setProperty(NODELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Routes routes;
    private final RandomGenerator ids = new SecureRandom();

    /** Listens; {@link #start} answers. Fails as {@code HttpServer.create} does when the address cannot be bound. */
    ControlServer(InetSocketAddress address, Routes routes) throws IOException {
        this.routes = routes;
        server = HttpServer.create(address, BACKLOG);
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "toxiproxy-control");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY);
            write(exchange, answer(exchange, body));
        } catch (RuntimeException e) {
            LOG.log(ERROR, "a control call failed", e);
            throw e;
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        Routes.Destination destination = routes.find(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        if (destination.served().isEmpty()) {
            return destination.otherwise();
        }
        exchange.getResponseHeaders().set("X-Toxiproxy-Request-Id", id());
        String agent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("User-Agent"))
                .orElse("");
        if (agent.startsWith("Mozilla/")) {
            // Keeps web pages from driving a server on their reader's machine.
            return Answer.text(403, "User agent not allowed");
        }
        return destination.served().get().answer(body);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (!answer.contentType().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        if (answer.plain()) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        }
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private String id() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < REQUEST_ID_LETTERS; i++) {
            id.append(Character.forDigit(ids.nextInt(32), 32));
        }
        return id.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
