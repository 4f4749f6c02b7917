package io.github.fetchproof.harness.reference;

/**
 * The kinds of thing a module proxy, a checksum database or a host of repositories serves, with the most bytes that are read of each.
 *
 * <p>The limits of {@code .mod} and {@code .zip} are those of https://go.dev/ref/mod#zip-path-size-constraints.
 */
public enum Part {
    INFO("info", 1 << 20),
    MOD("mod", 16 << 20),
    ZIP("zip", 500L << 20),
    LIST("list", 16 << 20),
    LATEST("latest", 1 << 20),
    /** Whether a proxy stands in for a checksum database. */
    SUPPORTED("supported", 1 << 20),
    /** What a checksum database says of a module version. */
    LOOKUP("lookup", 1 << 20),
    /** Hashes of a checksum database's tree. */
    TILE("tile", 1 << 20),
    /** A page that says where a module's repository is. */
    DISCOVERY("discovery", 1 << 20),
    /** What a repository says it has. */
    REFS("refs", 64 << 20),
    /** What a repository sends. */
    PACK("pack", 256 << 20);

    private final String extension;
    private final long largest;

    Part(String extension, long largest) {
        this.extension = extension;
        this.largest = largest;
    }

    /** The end of its file name. */
    public String extension() {
        return extension;
    }

    /** What is asked along with its path, which is no decision of ours; mostly empty. */
    String query() {
        return switch (this) {
            case DISCOVERY -> "go-get=1";
            case REFS -> "service=git-upload-pack";
            default -> "";
        };
    }

    /** The most bytes its body may have, after decompression. */
    public long largest() {
        return largest;
    }
}
