package io.github.fetchproof.scenarios.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of numbered work.
 *
 * @param index from 1 on
 * @param count of all parts
 */
record Shard(int index, int count) {
    private static final Pattern PART = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    /** Reads {@code I/N}. */
    static Shard parse(String text) {
        Matcher part = PART.matcher(text);
        if (part.matches()) {
            Shard shard = new Shard(Integer.parseInt(part.group(1)), Integer.parseInt(part.group(2)));
            if (shard.index >= 1 && shard.index <= shard.count) {
                return shard;
            }
        }
        throw new WrongUsage("--shard must be I/N with I from 1 to N: " + text);
    }

    /** Whether the work of that number, from 0 on, belongs to it. */
    boolean has(long number) {
        return number % count == index - 1;
    }
}
