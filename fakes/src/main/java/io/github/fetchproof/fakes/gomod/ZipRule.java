package io.github.fetchproof.fakes.gomod;

/** What a module zip must obey. See https://go.dev/ref/mod#zip-path-size-constraints. */
public enum ZipRule {
    /** It is a zip archive, and each entry has the content and size it declares. */
    SOUND,
    /** It takes at most {@link ZipRules#MOST_BYTES} bytes. */
    ARCHIVE_SIZE,
    /** Every name begins with {@code path@version/}. */
    PREFIX,
    /** Every name is relative and clean, with allowed characters, and nothing that Windows reserves. */
    NAME,
    /** No two names differ in case alone, directories included. */
    CASE,
    /** No name occurs twice. */
    DUPLICATE,
    /** No name is that of a file and of a directory. */
    FILE_AND_DIRECTORY,
    /** The go.mod at the root is spelled in lower case. */
    GO_MOD_CASE,
    /** There is no go.mod elsewhere. */
    NESTED_GO_MOD,
    /** All files together take at most {@link ZipRules#MOST_BYTES} bytes, uncompressed. */
    TOTAL_SIZE,
    /** The go.mod takes at most {@link ZipRules#MOST_BYTES_OF_GO_MOD} bytes. */
    GO_MOD_SIZE,
    /** The LICENSE takes at most {@link ZipRules#MOST_BYTES_OF_LICENSE} bytes. */
    LICENSE_SIZE
}
