package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A Toxiproxy server under test and what drives it. */
final class Rig implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int READ_LIMIT_MILLIS = 20_000;
    private static final String HOST = "127.0.0.1";

    private final Server server;
    private final String version;
    private final int port;
    private final AutoCloseable running;
    private final ToxiproxyClient client;
    private final HttpClient http = HttpClient.newHttpClient();
    private int proxies;

    /**
     * @param version what it must call itself
     * @param port where its control API listens
     * @param running closed with the rig
     */
    Rig(Server server, String version, int port, AutoCloseable running) {
        this.server = server;
        this.version = version;
        this.port = port;
        this.running = running;
        this.client = new ToxiproxyClient(HOST, port);
    }

    Server server() {
        return server;
    }

    String version() {
        return version;
    }

    ToxiproxyClient client() {
        return client;
    }

    /** Resets the server; a client of its own, since one remembers proxies that are long gone. */
    void reset() throws IOException {
        new ToxiproxyClient(HOST, port).reset();
    }

    /** A new proxy in front of an upstream. */
    Proxy proxy(Upstream upstream) throws IOException {
        return client.createProxy("road-" + ++proxies, "127.0.0.1:0", upstream.address());
    }

    /** Connects through a proxy; reads give up in time. */
    static Socket connect(Proxy proxy) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_LIMIT_MILLIS);
        socket.connect(address(proxy), READ_LIMIT_MILLIS);
        return socket;
    }

    static InetSocketAddress address(Proxy proxy) throws IOException {
        HostPort listen = HostPort.parse(proxy.getListen());
        return new InetSocketAddress(InetAddress.getByName(listen.host()), listen.port());
    }

    /** A port that is free now, below those that the system deals out: a dial of it can never meet itself. */
    static int freePort() throws IOException {
        for (int candidate = 21_000 + Math.floorMod(System.nanoTime(), 5_000); candidate < 32_000; candidate++) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
                return candidate;
            } catch (BindException e) {
                // The next one, then.
            }
        }
        throw new IOException("no free port between 21000 and 32000");
    }

    /** A control call as it is. */
    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        return call(method, path, body, "a test");
    }

    HttpResponse<String> call(String method, String path, String body, String agent)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("User-Agent", agent)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    static String error(HttpResponse<String> response) throws IOException {
        return json(response).path("error").asText();
    }

    @Override
    public void close() throws Exception {
        running.close();
    }
}
