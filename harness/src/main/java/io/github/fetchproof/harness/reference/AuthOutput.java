package io.github.fetchproof.harness.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;

/**
 * Reads what a program that GOAUTH names prints: lines with the beginnings of URLs, an empty line, lines with header fields,
 * an empty line, and so on. Pure.
 *
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-GOAUTH_environment_variable">GOAUTH</a>
 */
final class AuthOutput {

    private static final String SCHEME = "https://";

    private AuthOutput() {}

    /**
     * Beginning of a URL, without its scheme and final slash, to header fields; none are those of a beginning that is to be told
     * nothing any more.
     *
     * @throws IllegalArgumentException a sentence, without what may be secret, when it does not look like that
     */
    static Map<String, Headers> parse(String output) {
        Map<String, Headers> told = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(output.lines().toList());
        while (!lines.isEmpty()) {
            List<String> prefixes = paragraph(lines);
            Headers.Builder fields = new Headers.Builder();
            for (String field : paragraph(lines)) {
                add(fields, field);
            }
            prefixes.forEach(prefix -> told.put(prefix(prefix), fields.build()));
        }
        return told;
    }

    private static void add(Headers.Builder fields, String field) {
        int colon = field.indexOf(": ");
        try {
            fields.add(
                    field.substring(0, Math.max(0, colon)),
                    field.substring(colon + 1).strip());
        } catch (IllegalArgumentException noField) {
            // Its own words would repeat the value.
            throw new IllegalArgumentException("it must print header fields as NAME: VALUE");
        }
    }

    private static List<String> paragraph(List<String> lines) {
        int end = lines.indexOf("");
        if (end < 0) {
            throw new IllegalArgumentException(
                    "it must print an empty line after its URLs and after its header fields");
        }
        List<String> paragraph = List.copyOf(lines.subList(0, end));
        lines.subList(0, end + 1).clear();
        return paragraph;
    }

    private static String prefix(String url) {
        if (!url.startsWith(SCHEME) || url.length() == SCHEME.length()) {
            throw new IllegalArgumentException("it must print URLs that begin with https://");
        }
        String prefix = url.substring(SCHEME.length());
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
