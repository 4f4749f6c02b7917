package io.github.fetchproof.fakes.origin;

/** How a receiver learns where a body ends. See https://www.rfc-editor.org/rfc/rfc9112#section-6.3. */
public sealed interface Framing {

    /**
     * {@code Content-Length}.
     *
     * @param bytes the length announced, zero or more; a script may send another one
     */
    record Length(long bytes) implements Framing {
        public Length {
            if (bytes < 0) {
                throw new IllegalArgumentException("an announced length must not be negative: " + bytes);
            }
        }
    }

    /** {@code Transfer-Encoding: chunked}: each {@link Act.Bytes} is one chunk. */
    record Chunked() implements Framing {}

    /** Neither, as with HTTP/1.0: the body ends with the connection. */
    record UntilClose() implements Framing {}

    /** Neither, and no body follows because the status forbids one. */
    record Bodiless() implements Framing {}
}
