package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Shelf;
import io.github.fetchproof.fakes.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A module proxy as a function: what it answers to a request. See https://go.dev/ref/mod#goproxy-protocol.
 *
 * <p>It asks for no header field, ignores a query, and has no checksum database but the one that the world gives it, so that
 * {@code /sumdb/…/supported} is not found elsewhere. An origin that is no proxy may have one too. {@code HEAD} is answered like
 * {@code GET}, without the body.
 */
public final class ProxyOrigin {
    static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String ZIP = "application/zip";

    private ProxyOrigin() {}

    /**
     * The answer of {@code proxy} to {@code request}.
     *
     * @param world what exists
     * @param proxy which proxy, or other origin, of that world answers
     * @param fault what acts on this request, unless it leaves such a request alone
     */
    public static Script respond(World world, String proxy, Optional<ServerFault> fault, Request request) {
        Optional<Endpoint> endpoint = Endpoint.at(request.path());
        Script truth = truth(world, proxy, request, endpoint);
        Script played = fault.map(acting -> acted(world, proxy, acting, endpoint, truth, request))
                .orElse(truth);
        return request.method().equals("HEAD") ? played.withoutBody() : played;
    }

    private static Script acted(
            World world, String proxy, ServerFault fault, Optional<Endpoint> endpoint, Script truth, Request request) {
        Shelf shelf = world.shelf(proxy);
        if (fault instanceof ServerFault.ForgedZip) {
            return otherZip(shelf, endpoint, truth, module -> module.forged().zip());
        }
        if (fault instanceof ServerFault.Zip zip) {
            return otherZip(shelf, endpoint, truth, module -> module.zip(zip.variant()));
        }
        if (fault instanceof ServerFault.Tale tale) {
            return SumdbOrigin.told(world, proxy, tale.variant(), request.path())
                    .filter(told -> !Arrays.equals(told.body(), truth.body()))
                    .orElse(truth);
        }
        return Sabotage.of(truth, fault, request);
    }

    private static Script truth(World world, String proxy, Request request, Optional<Endpoint> endpoint) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Script.plain(
                    405,
                    List.of(new Header("Content-Type", TEXT), new Header("Allow", "GET, HEAD")),
                    utf8("method not allowed: " + request.method() + "\n"),
                    true);
        }
        return endpoint.flatMap(asked -> found(world.shelf(proxy), asked))
                .or(() -> SumdbOrigin.found(world, proxy, request.path()))
                .orElseGet(() -> refusal(404, "not found: " + request.path()));
    }

    private static Optional<Script> found(Shelf shelf, Endpoint asked) {
        return switch (asked.artefact()) {
            case LIST -> shelf.list(asked.module()).map(text -> ok(TEXT, utf8(text)));
            case LATEST -> shelf.latest(asked.module()).map(module -> ok(JSON, utf8(module.infoJson())));
            case INFO -> shelf.meant(asked.module(), asked.version()).map(module -> ok(JSON, utf8(module.infoJson())));
            case MOD -> held(shelf, asked).map(module -> ok(TEXT, utf8(module.goMod())));
            case ZIP -> held(shelf, asked).map(module -> ok(ZIP, module.zip()));
            case ANY, SUPPORTED, LOOKUP, TILE, DISCOVERY, REFS, PACK -> throw new AssertionError(asked);
        };
    }

    private static Script otherZip(
            Shelf shelf, Optional<Endpoint> endpoint, Script truth, Function<Module, byte[]> other) {
        boolean zip = truth.head().orElseThrow().status() == 200
                && endpoint.filter(asked -> asked.artefact() == Artefact.ZIP).isPresent();
        if (!zip) {
            return truth;
        }
        Module module = held(shelf, endpoint.orElseThrow()).orElseThrow();
        return Script.plain(200, List.of(new Header("Content-Type", ZIP)), other.apply(module), false);
    }

    private static Optional<Module> held(Shelf shelf, Endpoint asked) {
        return shelf.version(asked.module(), asked.version());
    }

    /** What is there, of this type. */
    static Script ok(String type, byte[] body) {
        return Script.plain(200, List.of(new Header("Content-Type", type)), body, true);
    }

    /** A refusal in words, which the protocol lets a client show. */
    static Script refusal(int status, String words) {
        return Script.plain(status, List.of(new Header("Content-Type", TEXT)), utf8(words + "\n"), true);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
