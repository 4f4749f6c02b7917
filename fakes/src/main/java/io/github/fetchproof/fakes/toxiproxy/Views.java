package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Proxies and toxics as the API's JSON, fields in Toxiproxy's order. */
final class Views {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper EVIDENCE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Views() {}

    static ObjectNode proxies(List<Proxy> proxies) {
        ObjectNode byName = NODES.objectNode();
        proxies.forEach(proxy -> byName.set(proxy.name(), proxy(proxy)));
        return byName;
    }

    /** Toxiproxy prints no list at all, rather than an empty one, where there is none. */
    static JsonNode listed(List<Proxy> proxies) {
        if (proxies.isEmpty()) {
            return NODES.nullNode();
        }
        ArrayNode list = NODES.arrayNode();
        proxies.forEach(proxy -> list.add(proxy(proxy)));
        return list;
    }

    /** The odd empty {@code Logger} is part of what Toxiproxy 2.5 and later print. */
    static ObjectNode proxy(Proxy proxy) {
        ObjectNode view = NODES.objectNode();
        view.put("name", proxy.name());
        view.put("listen", proxy.listen());
        view.put("upstream", proxy.upstream());
        view.put("enabled", proxy.enabled());
        view.set("Logger", NODES.objectNode());
        view.set("toxics", toxics(proxy.toxics()));
        if (!proxy.options().equals(Options.DEFAULT)) {
            view.set("options", proxy.options().view());
        }
        return view;
    }

    static JsonNode evidence(Evidence evidence) {
        return EVIDENCE.valueToTree(evidence);
    }

    static ArrayNode toxics(List<Toxic> toxics) {
        ArrayNode list = NODES.arrayNode();
        toxics.forEach(toxic -> list.add(toxic(toxic)));
        return list;
    }

    private static void show(Attribute attribute, long value, ObjectNode view) {
        if (attribute.words().isEmpty()) {
            view.put(attribute.name(), value);
        } else if (!attribute.silent(value)) {
            view.put(attribute.name(), attribute.words().get((int) value));
        }
    }

    static ObjectNode toxic(Toxic toxic) {
        ObjectNode attributes = NODES.objectNode();
        for (Attribute attribute : toxic.type().attributes()) {
            show(attribute, toxic.get(attribute.name()), attributes);
        }
        ObjectNode view = NODES.objectNode();
        view.set("attributes", attributes);
        view.put("name", toxic.name());
        view.put("type", toxic.type().word());
        view.put("stream", toxic.stream());
        float toxicity = toxic.toxicity();
        view.set(
                "toxicity", toxicity == (int) toxicity ? NODES.numberNode((int) toxicity) : NODES.numberNode(toxicity));
        return view;
    }
}
