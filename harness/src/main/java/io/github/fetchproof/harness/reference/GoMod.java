package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * The one thing that is asked of a {@code .mod} file when no hash is known for it: that it is a go.mod file at all, and not,
 * say, the login page of a network.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file-module">module directive</a>
 */
final class GoMod {
    private static final Pattern MODULE = Pattern.compile("(?m)^[ \\t]*module[ \\t(\"`]");

    private GoMod() {}

    /** What is wrong with it; empty when nothing is. */
    static String problem(byte[] body) {
        String text = new String(body, UTF_8);
        if (text.indexOf('\0') >= 0 || text.stripLeading().startsWith("<")) {
            return ".mod must be a go.mod file";
        }
        return MODULE.matcher(text).find() ? "" : ".mod must have a module line";
    }
}
