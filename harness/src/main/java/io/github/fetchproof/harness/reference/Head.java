package io.github.fetchproof.harness.reference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Response;

/**
 * What the header of a response says, as far as anybody here wants to know.
 *
 * @param text its first line and its fields, as a program is told them
 * @param lengths every distinct value of Content-Length
 * @param reframed whether the body is as long as something else than Content-Length says: it is compressed or chunked
 */
record Head(
        int status,
        String text,
        String location,
        String retryAfter,
        String contentType,
        List<String> lengths,
        boolean reframed) {

    static Head of(Response response) {
        return new Head(
                response.code(),
                "HTTP/1.1 " + response.code() + " " + response.message() + "\n" + response.headers() + "\n",
                field(response, "Location"),
                field(response, "Retry-After"),
                field(response, "Content-Type"),
                response.headers("Content-Length").stream()
                        .map(String::strip)
                        .distinct()
                        .toList(),
                field(response, "Content-Encoding").equalsIgnoreCase("gzip")
                        || !field(response, "Transfer-Encoding").isEmpty());
    }

    private static String field(Response response, String name) {
        return Optional.ofNullable(response.header(name)).orElse("");
    }

    boolean isRedirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> !location.isEmpty();
            default -> false;
        };
    }

    /** The length of the body as it will be read, if the header tells: the library goes by the last one it is given. */
    OptionalLong length() {
        return lengths.isEmpty() || reframed
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(lengths.get(lengths.size() - 1)));
    }
}
