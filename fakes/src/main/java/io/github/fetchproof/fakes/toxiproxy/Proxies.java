package io.github.fetchproof.fakes.toxiproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All the proxies of a server, by name. Control calls are served one after the other; thread-safe. */
final class Proxies {
    private final DataPlane plane;
    private final Map<String, Proxy> proxies = new TreeMap<>();

    Proxies(DataPlane plane) {
        this.plane = plane;
    }

    /** Something done while nobody else changes anything. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws ApiError;
    }

    /** Runs a control call alone. */
    synchronized <T> T alone(Call<T> call) throws ApiError {
        return call.run();
    }

    /** All of them in the order of their names. */
    synchronized List<Proxy> all() {
        return List.copyOf(proxies.values());
    }

    synchronized Proxy get(String name) throws ApiError {
        return Optional.ofNullable(proxies.get(name)).orElseThrow(() -> new ApiError(404, "proxy not found"));
    }

    /** Creates a proxy; listens unless told otherwise. A create that fails leaves nothing behind. */
    synchronized Proxy create(ProxyOrder order) throws ApiError {
        order.complete("");
        String name = order.name().orElseThrow();
        if (proxies.containsKey(name)) {
            throw new ApiError(409, "proxy already exists");
        }
        Proxy proxy = raise(order);
        proxies.put(name, proxy);
        return proxy;
    }

    private Proxy raise(ProxyOrder order) throws ApiError {
        Proxy proxy = new Proxy(
                order.name().orElseThrow(),
                order.listen().orElse(""),
                order.upstream().orElseThrow(),
                plane);
        try {
            order.equip(proxy);
            if (order.enabled().orElse(true)) {
                proxy.start();
            } else {
                proxy.createdDisabled();
            }
            return proxy;
        } catch (ApiError e) {
            proxy.discard();
            throw e;
        }
    }

    /** Changes what the order names. */
    synchronized Proxy update(String name, ProxyOrder order) throws ApiError {
        Proxy proxy = get(name);
        order.changeOptions(proxy);
        proxy.update(
                order.listen().orElse(proxy.listen()),
                order.upstream().orElse(proxy.upstream()),
                order.enabled().orElse(proxy.enabled()));
        return proxy;
    }

    synchronized void delete(String name) throws ApiError {
        get(name).discard();
        proxies.remove(name);
    }

    /** How far a populate came, and what stopped it. */
    record Populated(List<Proxy> proxies, Optional<ApiError> error) {}

    /**
     * Brings the proxies of a list about: equal ones are left alone, others of the same name replaced. Stops at the first
     * that cannot listen.
     */
    synchronized Populated populate(List<ProxyOrder> orders) {
        List<Proxy> done = new ArrayList<>();
        try {
            for (int i = 0; i < orders.size(); i++) {
                orders.get(i).complete(" at proxy " + (i + 1));
            }
            for (ProxyOrder order : orders) {
                done.add(ensure(order));
            }
        } catch (ApiError e) {
            return new Populated(done, Optional.of(e));
        }
        return new Populated(done, Optional.empty());
    }

    private Proxy ensure(ProxyOrder order) throws ApiError {
        String name = order.name().orElseThrow();
        Optional<Proxy> old = Optional.ofNullable(proxies.get(name));
        if (old.isPresent()) {
            if (!old.get().differs(order.listen().orElse(""), order.upstream().orElseThrow())) {
                return old.get();
            }
        }
        Proxy fresh = old.isPresent() ? replace(old.get(), order) : raise(order);
        proxies.put(name, fresh);
        return fresh;
    }

    /** If the new one cannot listen, the old one stays, and listens no more. */
    private Proxy replace(Proxy old, ProxyOrder order) throws ApiError {
        old.stop();
        old.putToxicsOff();
        try {
            return raise(order);
        } catch (ApiError e) {
            old.putToxicsOn();
            throw e;
        }
    }

    /** Starts every proxy that is disabled and takes every toxic away. */
    synchronized void reset() throws ApiError {
        for (Proxy proxy : proxies.values()) {
            proxy.enable();
            proxy.removeToxics();
            proxy.heal();
        }
    }

    synchronized Evidence evidence(String name) throws ApiError {
        return get(name).evidence();
    }

    /** How many connections go through all of them now. */
    synchronized int connections() throws ApiError {
        int sum = 0;
        for (Proxy proxy : proxies.values()) {
            sum += proxy.connections();
        }
        return sum;
    }

    /** Stops all. */
    synchronized void close() throws ApiError {
        for (Proxy proxy : proxies.values()) {
            proxy.stop();
        }
        proxies.clear();
    }
}
