package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The control API without its HTTP: a method, a path and a body in, an answer out. Thread-safe.
 *
 * <p>The routes are those of https://github.com/Shopify/toxiproxy#http-api, and {@code GET /proxies/{proxy}/evidence}.
 */
final class Routes {
    /** The version of Toxiproxy whose API this is. */
    static final String VERSION = "2.12.0";

    /** What a route does with the names in its path and its body. */
    @FunctionalInterface
    private interface Action {
        Answer run(Matcher path, byte[] body) throws ApiError;
    }

    private record Route(Pattern path, Map<String, Action> methods) {}

    private final Proxies proxies;
    private final List<Route> routes;

    Routes(Proxies proxies) {
        this.proxies = proxies;
        String proxy = "/proxies/([^/]+)";
        this.routes = List.of(
                route("/version", Map.of("GET", (path, body) -> Answer.version(VERSION))),
                route("/reset", Map.of("POST", (path, body) -> reset())),
                route("/populate", Map.of("POST", (path, body) -> populate(body))),
                route("/proxies", Map.of("GET", (path, body) -> list(), "POST", (path, body) -> create(body))),
                route(
                        proxy,
                        Map.of("GET", this::show, "POST", this::update, "PATCH", this::update, "DELETE", this::delete)),
                route(proxy + "/evidence", Map.of("GET", this::evidence)),
                route(proxy + "/toxics", Map.of("GET", this::listToxics, "POST", this::createToxic)),
                route(
                        proxy + "/toxics/([^/]+)",
                        Map.of(
                                "GET",
                                this::showToxic,
                                "POST",
                                this::updateToxic,
                                "PATCH",
                                this::updateToxic,
                                "DELETE",
                                this::deleteToxic)));
    }

    private static Route route(String path, Map<String, Action> methods) {
        return new Route(Pattern.compile(path, Pattern.DOTALL), methods);
    }

    /** A request that some route serves, ready to be run. */
    @FunctionalInterface
    interface Served {
        Answer answer(byte[] body);
    }

    /** Where a request goes: either somebody serves it, or the answer is already clear. */
    record Destination(Optional<Served> served, Answer otherwise) {}

    /**
     * Finds the route.
     *
     * @param path decoded
     */
    Destination find(String method, String path) {
        for (Route route : routes) {
            Matcher match = route.path().matcher(path);
            if (match.matches()) {
                Optional<Action> action = Optional.ofNullable(route.methods().get(method));
                return new Destination(action.map(found -> body -> run(found, match, body)), Answer.empty(405));
            }
        }
        return new Destination(Optional.empty(), Answer.text(404, "404 page not found"));
    }

    private Answer run(Action action, Matcher path, byte[] body) {
        try {
            return proxies.alone(() -> action.run(path, body));
        } catch (ApiError e) {
            return Answer.error(e);
        }
    }

    private Answer list() {
        return Answer.json(200, Views.proxies(proxies.all()));
    }

    private Answer create(byte[] body) throws ApiError {
        Proxy created = proxies.create(ProxyOrder.read(Body.parse(body), "toxiproxy.Proxy"));
        return Answer.json(201, Views.proxy(created));
    }

    private Answer show(Matcher path, byte[] body) throws ApiError {
        return Answer.json(200, Views.proxy(proxies.get(path.group(1))));
    }

    private Answer evidence(Matcher path, byte[] body) throws ApiError {
        return Answer.json(200, Views.evidence(proxies.get(path.group(1)).evidence()));
    }

    private Answer update(Matcher path, byte[] body) throws ApiError {
        proxies.get(path.group(1));
        ProxyOrder order = ProxyOrder.read(Body.parse(body), "toxiproxy.Proxy");
        return Answer.json(200, Views.proxy(proxies.update(path.group(1), order)));
    }

    private Answer delete(Matcher path, byte[] body) throws ApiError {
        proxies.delete(path.group(1));
        return Answer.empty(204);
    }

    private Answer reset() throws ApiError {
        proxies.reset();
        return Answer.empty(204);
    }

    private Answer populate(byte[] body) {
        Proxies.Populated result;
        try {
            result = proxies.populate(orders(Body.parse(body)));
        } catch (ApiError e) {
            result = new Proxies.Populated(List.of(), Optional.of(e));
        }
        ObjectNode view = result.error().map(Answer::view).orElseGet(JsonNodeFactory.instance::objectNode);
        view.set("proxies", Views.listed(result.proxies()));
        return Answer.json(result.error().map(ApiError::status).orElse(201), view);
    }

    private static List<ProxyOrder> orders(JsonNode json) throws ApiError {
        if (!json.isArray() && !json.isNull()) {
            throw ApiError.badBody(
                    "json: cannot unmarshal " + Body.kind(json) + " into Go value of type []toxiproxy.Proxy");
        }
        List<ProxyOrder> orders = new ArrayList<>();
        for (JsonNode item : json) {
            orders.add(ProxyOrder.read(item, "toxiproxy.Proxy"));
        }
        return orders;
    }

    private Answer listToxics(Matcher path, byte[] body) throws ApiError {
        return Answer.json(200, Views.toxics(proxies.get(path.group(1)).toxics()));
    }

    private Answer createToxic(Matcher path, byte[] body) throws ApiError {
        Proxy proxy = proxies.get(path.group(1));
        Toxic toxic = ToxicOrder.read(Body.parse(body)).create(proxy.toxics());
        proxy.add(toxic);
        return Answer.json(200, Views.toxic(toxic));
    }

    private Answer showToxic(Matcher path, byte[] body) throws ApiError {
        return Answer.json(200, Views.toxic(proxies.get(path.group(1)).toxic(path.group(2))));
    }

    private Answer updateToxic(Matcher path, byte[] body) throws ApiError {
        Proxy proxy = proxies.get(path.group(1));
        Toxic old = proxy.toxic(path.group(2));
        Toxic changed = ToxicOrder.read(Body.parse(body)).change(old);
        proxy.update(changed);
        return Answer.json(200, Views.toxic(changed));
    }

    private Answer deleteToxic(Matcher path, byte[] body) throws ApiError {
        Proxy proxy = proxies.get(path.group(1));
        proxy.remove(proxy.toxic(path.group(2)));
        return Answer.empty(204);
    }
}
