package io.github.fetchproof.fakes.sumdb;

import java.util.Base64;
import java.util.List;

/**
 * What a database says of its tree: the text of its signed notes. See
 * https://pkg.go.dev/golang.org/x/mod/sumdb/tlog#FormatTree. Immutable.
 *
 * @param size how many records it has, from 0
 * @param root the hash of all
 */
public record TreeHead(long size, Hash root) {

    private static final String FIRST_LINE = "go.sum database tree";

    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("a tree must have a size from 0: " + size);
        }
    }

    /**
     * Reads the text of a note. Lines after the third are left alone, which are for clients to come.
     *
     * @throws IllegalArgumentException when it speaks of no tree
     */
    public static TreeHead parse(String text) {
        List<String> lines = List.of(text.split("\n", 4));
        if (lines.size() < 4
                || !lines.get(0).equals(FIRST_LINE)
                || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("a tree must read \"" + FIRST_LINE + "\", size, root: " + text);
        }
        return new TreeHead(
                Long.parseLong(lines.get(1)), Hash.of(Base64.getDecoder().decode(lines.get(2))));
    }

    /** The text of a note: three lines, each ended by a newline. */
    public String text() {
        return FIRST_LINE + "\n" + size + "\n" + root + "\n";
    }
}
