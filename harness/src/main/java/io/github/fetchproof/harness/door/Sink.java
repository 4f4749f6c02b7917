package io.github.fetchproof.harness.door;

/** Takes what a process prints. */
@FunctionalInterface
interface Sink {
    /** Takes the first {@code length} bytes; the array is used again afterwards. */
    void take(byte[] bytes, int length);

    /** A sink that hands on to two. */
    static Sink both(Sink one, Sink other) {
        return (bytes, length) -> {
            one.take(bytes, length);
            other.take(bytes, length);
        };
    }
}
