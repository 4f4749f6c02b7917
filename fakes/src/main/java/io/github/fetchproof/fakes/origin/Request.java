package io.github.fetchproof.fakes.origin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request as an origin understood it.
 *
 * @param method as it came, for instance {@code GET}
 * @param target as it came: path and query, or an absolute URL
 * @param minor the minor version of HTTP/1
 * @param path the path alone, percent-decoded: {@code !} and {@code %21} alike
 * @param headers the raw header lines as they came
 * @param body what came after them
 */
public record Request(String method, String target, int minor, String path, List<String> headers, ByteBuffer body) {
    private static final Pattern LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\\S+) HTTP/1\\.([01])");
    private static final Pattern ABSOLUTE = Pattern.compile("https?://[^/?#]*(.*)", Pattern.CASE_INSENSITIVE);

    public Request {
        headers = List.copyOf(headers);
        body = body.asReadOnlyBuffer();
    }

    /** A request for {@code target} without header fields. */
    public static Request get(String target) {
        return of("GET " + target + " HTTP/1.1", List.of())
                .orElseThrow(() -> new IllegalArgumentException("a target must be a path: " + target));
    }

    /**
     * The request with this first line and these header lines; nothing where an HTTP server would refuse it: no HTTP/1
     * request line, a target that is not a path, or a broken escape in it.
     */
    public static Optional<Request> of(String line, List<String> headers) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String target = parts.group(2);
        int minor = parts.group(3).equals("1") ? 1 : 0;
        return path(target)
                .map(path -> new Request(parts.group(1), target, minor, path, headers, ByteBuffer.allocate(0)));
    }

    /** This request with what came after its head. */
    Request with(byte[] read) {
        return new Request(method, target, minor, path, headers, ByteBuffer.wrap(read));
    }

    /** What came after the head. */
    byte[] content() {
        byte[] content = new byte[body.remaining()];
        body.duplicate().get(content);
        return content;
    }

    /** What stands after the question mark, as it came; empty where there is none. */
    String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The path alone as it came, without a query. */
    String rawPath() {
        return rawPath(target);
    }

    private static String rawPath(String target) {
        Matcher absolute = ABSOLUTE.matcher(target);
        String local = absolute.matches() ? absolute.group(1) : target;
        int query = local.indexOf('?');
        String raw = query < 0 ? local : local.substring(0, query);
        return raw.isEmpty() && absolute.matches() ? "/" : raw;
    }

    private static Optional<String> path(String target) {
        String raw = rawPath(target);
        return raw.startsWith("/") ? decoded(raw) : Optional.empty();
    }

    private static Optional<String> decoded(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    /** This request as it looks below {@code base}, a path without final slash; nothing where it asks for something else. */
    Optional<Request> below(String base) {
        return path.startsWith(base + "/")
                ? Optional.of(new Request(method, target, minor, path.substring(base.length()), headers, body))
                : Optional.empty();
    }

    /** The value of the first header field of this name, in any case. */
    public Optional<String> header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        for (String line : headers) {
            if (line.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                return Optional.of(line.substring(prefix.length()).strip());
            }
        }
        return Optional.empty();
    }

    /** Whether the client can undo gzip, and says so. */
    boolean offersGzip() {
        return header("Accept-Encoding").stream()
                .flatMap(codings -> Stream.of(codings.toLowerCase(Locale.ROOT).split(",", -1)))
                .map(coding -> coding.replace(" ", "").replace("\t", ""))
                .anyMatch(coding -> coding.matches("gzip(;q=(1|0?\\.[0-9]*[1-9]).*)?"));
    }

    /** Whether the client wants the connection closed after the answer. */
    boolean closes() {
        String wish = header("Connection").orElse("").toLowerCase(Locale.ROOT);
        return wish.contains("close") || (minor == 0 && !wish.contains("keep-alive"));
    }
}
