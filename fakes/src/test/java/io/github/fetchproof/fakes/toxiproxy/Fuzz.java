package io.github.fetchproof.fakes.toxiproxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Control calls that no client would make, and some that one would, in any order. A seed repeats them all: they depend on
 * nothing that a server answers.
 */
final class Fuzz {
    private static final List<String> METHODS =
            List.of("GET", "POST", "POST", "POST", "PATCH", "DELETE", "PUT", "HEAD", "X");
    private static final List<String> NAMES =
            List.of("a", "b", "c", "d", "\u00e9\ud83d\ude00", "%", "..", "a b", "\\u0000");
    private static final List<String> LISTENS = List.of(
            "127.0.0.1:0",
            "localhost:0",
            "",
            ":0",
            "[::1]:0",
            "foo",
            "127.0.0.1:99999",
            "127.0.0.1:-1",
            "x".repeat(64) + ".y:0",
            "127.0.0.1:x",
            "[::1",
            "8.8.8.8:0",
            "a:b:c");
    private static final List<String> FIELDS = List.of(
            "name",
            "NAME",
            "listen",
            "upstream",
            "enabled",
            "toxics",
            "options",
            "type",
            "stream",
            "toxicity",
            "attributes",
            "latency",
            "jitter",
            "distribution",
            "per_million",
            "time",
            "rate",
            "delay",
            "timeout",
            "average_size",
            "size_variation",
            "bytes",
            "",
            "\\ud800",
            "Logger");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "0.5",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "1.0",
            "NaN",
            "0x10",
            "01",
            "9".repeat(2_000));

    /** Refused by the HTTP server itself, which reads no body then. */
    private static final List<String> NO_PATHS = List.of("//", "/%", "/%zz", "*", "/proxies/%ff%fe", "/<>", "a");

    /** What is JSON no more wherever it stands, so that no host name is made up that somebody might be asked for. */
    private static final List<Byte> BREAKERS = List.of((byte) '"', (byte) 0, (byte) '\n', (byte) 0xff, (byte) 0xc3);

    private final SplittableRandom random;
    private final List<String> upstreams;

    /** @param upstream an address that answers; others here do not */
    Fuzz(long seed, String upstream) {
        this.random = new SplittableRandom(seed);
        this.upstreams = List.of(upstream, upstream, upstream, "127.0.0.1:1", "no address", "", "127.0.0.1:99999");
    }

    ControlCall next() {
        return switch (random.nextInt(9)) {
            case 8 -> new ControlCall(pick(METHODS), pick(NO_PATHS), new byte[0]);
            case 0, 1 -> call("POST", "/proxies", proxy());
            case 2 -> call("POST", "/populate", list(this::proxy));
            case 3, 4 -> call("POST", "/proxies/" + ControlCall.encoded(pick(NAMES)) + "/toxics", toxic());
            case 5 -> call(pick(METHODS), path(), random.nextBoolean() ? toxic() : proxy());
            default -> call(pick(METHODS), path(), value(4));
        };
    }

    private ControlCall call(String method, String path, String json) {
        return new ControlCall(method, path, spoil(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** One body in four is broken, in one of the ways of breaking it. */
    private byte[] spoil(byte[] body) {
        switch (random.nextInt(24)) {
            case 0 -> {
                return new byte[0];
            }
            case 1, 2 -> {
                return Arrays.copyOf(body, random.nextInt(body.length + 1));
            }
            case 3 -> {
                byte[] noise = new byte[random.nextInt(1_000)];
                random.nextBytes(noise);
                return noise;
            }
            case 4, 5 -> {
                if (body.length > 0) {
                    body[random.nextInt(body.length)] = pick(BREAKERS);
                }
                return body;
            }
            default -> {
                return body;
            }
        }
    }

    private String path() {
        String proxy = "/proxies/" + ControlCall.encoded(pick(NAMES));
        return switch (random.nextInt(12)) {
            case 0 -> "/version";
            case 1 -> "/proxies";
            case 2 -> "/populate";
            case 3 -> "/reset";
            case 4, 5, 6 -> proxy;
            case 7 -> proxy + "/toxics";
            case 8 -> proxy + "/evidence";
            case 9 -> proxy + "/toxics/" + ControlCall.encoded(pick(NAMES));
            case 10 -> "/" + ControlCall.encoded(text());
            default -> pick(List.of("/proxies/", "/proxies//toxics", "/../..", "/?a=b"));
        };
    }

    private String proxy() {
        return object(List.of(
                field("name", random.nextInt(10) == 0 ? value(1) : quoted(pick(NAMES))),
                field("listen", random.nextInt(10) == 0 ? value(1) : quoted(pick(LISTENS))),
                field("upstream", random.nextInt(10) == 0 ? value(1) : quoted(pick(upstreams))),
                field("enabled", random.nextInt(10) == 0 ? value(1) : String.valueOf(random.nextInt(4) > 0)),
                field("options", random.nextInt(4) == 0 ? value(2) : options()),
                field("toxics", random.nextInt(4) == 0 ? value(2) : list(this::toxic))));
    }

    private String options() {
        List<String> fields = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            fields.add(
                    switch (random.nextInt(5)) {
                        case 0 -> field("fail_first", random.nextBoolean() ? "3" : value(1));
                        case 1 -> field("fail_with", random.nextBoolean() ? "\"reset\"" : value(1));
                        case 2 -> field("dial_timeout", random.nextBoolean() ? "100" : value(1));
                        default ->
                            field(
                                    random.nextInt(20) == 0
                                            ? "black_hole"
                                            : pick(List.of("half_close", "forward_reset", "refuse_with_upstream")),
                                    random.nextInt(4) == 0 ? value(1) : String.valueOf(random.nextBoolean()));
                    });
        }
        return object(fields);
    }

    private String toxic() {
        List<String> attributes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            attributes.add(field(pick(FIELDS), random.nextInt(3) == 0 ? value(1) : "" + random.nextInt(1_000)));
        }
        List<String> fields = new ArrayList<>(List.of(
                field("type", quoted(pick(List.of(ToxicType.values())).word())),
                field(
                        "stream",
                        random.nextInt(6) == 0 ? value(1) : quoted(random.nextBoolean() ? "upstream" : "downstream")),
                field("attributes", random.nextInt(6) == 0 ? value(2) : object(attributes))));
        if (random.nextBoolean()) {
            fields.add(field("toxicity", random.nextBoolean() ? value(1) : "0.5"));
        }
        if (random.nextBoolean()) {
            fields.add(field("name", quoted(pick(NAMES))));
        }
        return object(fields);
    }

    /** Any JSON, and a few things that look like it. */
    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> pick(NUMBERS);
            case 1 -> pick(List.of("true", "false", "null", "nul", "\"", ""));
            case 2 -> quoted(text());
            case 3 -> quoted(pick(NAMES));
            case 4 -> String.valueOf(random.nextLong());
            case 5, 6 -> list(() -> value(depth - 1));
            case 7 -> nested();
            default -> {
                List<String> fields = new ArrayList<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    fields.add(field(pick(FIELDS), value(depth - 1)));
                }
                yield object(fields);
            }
        };
    }

    private String nested() {
        int depth = random.nextInt(random.nextInt(8) == 0 ? 100_000 : 2_000);
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /**
     * Letters that JSON may hold as they are. Without a slash, since a name with one could never be addressed again, and
     * without a colon, since what stands before it might be looked up.
     */
    private String text() {
        int length = random.nextInt(random.nextInt(50) == 0 ? 20_000 : 30);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int letter = random.nextInt(8) == 0 ? random.nextInt(0x80, 0xd800) : random.nextInt(' ', 0x7f);
            text.append("\"\\/:".indexOf(letter) >= 0 ? '_' : (char) letter);
        }
        return text.toString();
    }

    private String list(Supplier<String> item) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(item.get());
        }
        return "[" + String.join(",", items) + "]";
    }

    private static String object(List<String> fields) {
        return "{" + String.join(",", fields) + "}";
    }

    private static String field(String name, String value) {
        return quoted(name) + ":" + value;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
