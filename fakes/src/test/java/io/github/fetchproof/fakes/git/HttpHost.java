package io.github.fetchproof.fakes.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fetchproof.fakes.world.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The least that must be around the service for git to find it over HTTP. */
final class HttpHost implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, UploadPackService> services = new ConcurrentHashMap<>();
    private final List<String> posts = new CopyOnWriteArrayList<>();

    HttpHost(Repository... repositories) throws IOException {
        for (Repository repository : repositories) {
            services.put(repository.name(), UploadPackService.of(repository));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            int slash = path.indexOf('/');
            UploadPackService service = slash < 0 ? null : services.get(path.substring(0, slash));
            if (service == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
            String version = protocol == null ? "" : protocol;
            byte[] body;
            if (exchange.getRequestMethod().equals("POST")) {
                byte[] request = exchange.getRequestBody().readAllBytes();
                posts.add(version + "\n" + new String(request, ISO_8859_1));
                body = service.answer(version, request);
                exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-result");
            } else {
                body = service.advertisement(version);
                exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The URL below which the repositories are, with a slash at its end. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Protocol and body of all posts until now. */
    List<String> posts() {
        return posts;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
