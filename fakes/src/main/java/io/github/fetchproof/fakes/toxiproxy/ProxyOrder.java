package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a caller wants a proxy to be; what it leaves out is absent.
 *
 * @param name the proxy's name
 * @param listen where it listens
 * @param upstream where it leads
 * @param enabled whether it listens at all
 * @param toxics what should be a JSON array of toxics that it has from the start; only read for a new proxy
 * @param options what should be a JSON object of options
 */
record ProxyOrder(
        Optional<String> name,
        Optional<String> listen,
        Optional<String> upstream,
        Optional<Boolean> enabled,
        Optional<JsonNode> toxics,
        Optional<JsonNode> options) {

    /** Reads it from JSON; {@code structure} names the type in Toxiproxy's error texts. */
    static ProxyOrder read(JsonNode json, String structure) throws ApiError {
        Body body = new Body(json, structure);
        return new ProxyOrder(
                body.text("name"),
                body.text("listen"),
                body.text("upstream"),
                body.flag("enabled"),
                body.value("toxics"),
                body.value("options"));
    }

    /** Checks that it can be a new proxy; {@code where} ends the sentence otherwise. */
    void complete(String where) throws ApiError {
        if (name.orElse("").isEmpty()) {
            throw new ApiError(400, "missing required field: name" + where);
        }
        if (upstream.orElse("").isEmpty()) {
            throw new ApiError(400, "missing required field: upstream" + where);
        }
        try {
            newToxics();
            newOptions(Options.DEFAULT);
        } catch (ApiError e) {
            throw new ApiError(e.status(), e.sentence() + where);
        }
    }

    /** Gives a new proxy, that does not listen yet, its toxics and options. */
    void equip(Proxy proxy) throws ApiError {
        for (Toxic toxic : newToxics()) {
            proxy.add(toxic);
        }
        changeOptions(proxy);
    }

    /** Changes the options of a proxy as far as they are named. */
    void changeOptions(Proxy proxy) throws ApiError {
        if (options.isPresent()) {
            proxy.options(newOptions(proxy.options()), Options.failsAnew(options.get()));
        }
    }

    private Options newOptions(Options old) throws ApiError {
        return options.isPresent() ? old.with(options.get()) : old;
    }

    private List<Toxic> newToxics() throws ApiError {
        List<Toxic> made = new ArrayList<>();
        if (toxics.isPresent()) {
            if (!toxics.get().isArray()) {
                throw ApiError.badBody("toxics must be an array: " + Body.kind(toxics.get()));
            }
            for (JsonNode toxic : toxics.get()) {
                made.add(ToxicOrder.read(toxic).create(made));
            }
        }
        return made;
    }
}
