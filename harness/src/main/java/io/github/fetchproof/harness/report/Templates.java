package io.github.fetchproof.harness.report;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The templates of the HTML report, which lie beside as resources.
 *
 * <p>Whatever a template names passes one gate: credentials redacted, what steers or hides made visible, HTML escaped. A value
 * may stand in text and between the quotes of an attribute, but never in a script, a style, or at the start of an address.
 */
final class Templates {
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .strictSections(true)
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .withCollector(new DefaultCollector() {
                @Override
                public @Nullable Iterator<?> toIterator(Object value) {
                    return value instanceof Optional<?> optional
                            ? optional.stream().iterator()
                            : super.toIterator(value);
                }
            })
            .withEscaper(text -> Escapers.HTML.escape(Printable.block(Redaction.of(text))));

    private Templates() {}

    /** The template of that name. */
    static Template named(String name) {
        return COMPILER.compile(resource(name + ".mustache"));
    }

    /** A text that lies beside this class. */
    static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Templates.class.getResourceAsStream(name), () -> "no resource " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The hash by which the page's policy knows its style, see https://www.w3.org/TR/CSP3/#grammardef-hash-source. */
    static String styleHash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
