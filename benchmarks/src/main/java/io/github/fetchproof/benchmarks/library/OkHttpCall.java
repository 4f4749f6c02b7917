package io.github.fetchproof.benchmarks.library;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * OkHttp on its own against a server that fails some times, says when to come back, and then is well. Its makers hold that
 * backoff belongs to the application.
 *
 * @see <a href="https://github.com/square/okhttp/issues/8107">where they say so</a>
 */
final class OkHttpCall implements AutoCloseable {
    private final AtomicInteger requests = new AtomicInteger();
    private final OkHttpClient client = new OkHttpClient();
    private final HttpServer server;

    /**
     * The server is up.
     *
     * @param failures answers with that status before it answers 200
     */
    OkHttpCall(int failures, int status, String retryAfter) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean failing = requests.incrementAndGet() <= failures;
            if (failing) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(failing ? status : 200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Calls it once; the status that the caller sees. */
    int status() throws IOException {
        String url = "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/";
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }

    /** Requests that the server has had. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
        server.stop(0);
    }
}
