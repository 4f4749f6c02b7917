package io.github.fetchproof.fakes.sumdb;

/**
 * What a database answers when it is asked for a module: a record, where it is in the log, and the newest signed tree. See
 * https://pkg.go.dev/golang.org/x/mod/sumdb/tlog#FormatRecord. Immutable. Nothing holds the parts together but their hashes.
 *
 * @param id which record, counted from 0
 * @param text the record
 * @param note the signed tree as it is served
 */
public record Lookup(long id, String text, String note) {

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException when it has not the parts; what they say is not looked at
     */
    public static Lookup parse(String body) {
        int first = body.indexOf('\n');
        int blank = body.indexOf("\n\n");
        if (first < 0 || blank <= first || !body.substring(0, first).matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "a lookup must be answered by a number, a record, a blank line and a note");
        }
        return new Lookup(
                Long.parseLong(body.substring(0, first)),
                body.substring(first + 1, blank + 1),
                body.substring(blank + 2));
    }

    /** The same, said to be elsewhere in the log. */
    public Lookup withId(long other) {
        return new Lookup(other, text, note);
    }

    /** The same with another record. */
    public Lookup withText(String other) {
        return new Lookup(id, other, note);
    }

    /** The same with another note. */
    public Lookup withNote(String other) {
        return new Lookup(id, text, other);
    }

    /** The answer as it is served. */
    public String render() {
        return id + "\n" + text + "\n" + note;
    }
}
