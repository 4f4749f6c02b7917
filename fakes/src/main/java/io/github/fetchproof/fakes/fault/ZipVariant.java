package io.github.fetchproof.fakes.fault;

/**
 * What can be unusual about a module zip. Each has all the true files, but for those its line speaks of.
 *
 * <p>See https://go.dev/ref/mod#zip-path-size-constraints.
 */
public enum ZipVariant {
    NO_PREFIX("no name begins with the module and its version"),
    OTHER_VERSION_PREFIX("every name begins with another version"),
    STRAY_FILE("a file lies beside the module's directory"),
    ABSOLUTE_PATH("a name begins with a slash"),
    DOT_DOT("a name climbs out by two dots"),
    BACKSLASH("a name holds a backslash"),
    COLON("a name holds a colon"),
    CASE_COLLISION("two names differ in case alone"),
    DUPLICATE("a name occurs twice"),
    FILE_AND_DIRECTORY("a name is that of a file and of a directory"),
    UPPER_CASE_GO_MOD("go.mod is spelled in capitals"),
    NESTED_GO_MOD("a go.mod lies below the root"),
    RESERVED_NAME("a name is one that Windows reserves"),
    TRAILING_DOT("a name ends in a dot"),
    NEWLINE_IN_NAME("a name holds a newline"),
    BAD_CRC("a checksum is wrong"),
    NOT_A_ZIP("a web page, and no archive"),
    EMPTY("no byte at all"),
    JUNK_BEFORE("40 bytes of junk come before it"),
    JUNK_AFTER("40 bytes of junk come after it"),
    BOMB("a file of 600 MiB of zeros"),
    LYING_SIZE("a file of 600 MiB of zeros, said to hold 1000 bytes"),
    LARGE_GO_MOD("a go.mod of 17 MiB"),
    LARGE_LICENSE("a LICENSE of 17 MiB"),
    DIFFERENT_GO_MOD("another go.mod than the one served beside it"),
    /** Has the true hash. */
    STORED_REVERSED("nothing compressed, files in reverse order"),
    SYMLINK("a symbolic link to a file outside"),
    /** Has another hash than the truth: an entry for a directory counts as an empty file. */
    DIRECTORY_ENTRY("a directory has an entry of its own");

    private final String words;

    ZipVariant(String words) {
        this.words = words;
    }

    /** The variant in a few words. */
    public String words() {
        return words;
    }
}
