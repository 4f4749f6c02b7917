package io.github.fetchproof.fakes.sumdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a tile, a piece of a tree that is served as a whole: neighbouring hashes of one level, from which those of the
 * levels above can be made, up to the next tile. See https://research.swtch.com/tlog#tiling_a_log. Immutable.
 *
 * @param height levels of the tree from one tile to the next, 1 to 30; clients of the checksum database ask for 8
 * @param level in tiles, from 0 at the records' hashes up; {@link #DATA} for the records themselves
 * @param number which tile of that level, counted from 0
 * @param width how many hashes, 1 to {@code 1 << height}, which makes a full tile
 */
public record Tile(int height, int level, long number, int width) {

    /** The level of tiles that hold records. */
    public static final int DATA = -1;

    private static final int TALLEST = 30;
    private static final int HIGHEST = 63;
    private static final int GROUP = 1000;
    private static final Pattern PATH =
            Pattern.compile("tile/([0-9]{1,2})/([0-9]{1,2}|data)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,10}))?");

    /** @throws IllegalArgumentException when there can be no such tile */
    public Tile {
        if (height < 1 || height > TALLEST || level < DATA || level > HIGHEST) {
            throw new IllegalArgumentException("a tile must have height 1 to " + TALLEST + " and level " + DATA + " to "
                    + HIGHEST + ": height " + height + ", level " + level);
        }
        if (number < 0 || width < 1 || width > 1 << height) {
            throw new IllegalArgumentException(
                    "a tile of height " + height + " must have a number from 0 and width 1 to " + (1 << height)
                            + ": number " + number + ", width " + width);
        }
    }

    /** The full tile there. */
    public static Tile full(int height, int level, long number) {
        return new Tile(height, level, number, 1 << height);
    }

    /** The tile at this path below a database, without leading slash; nothing where {@link #path()} would spell it otherwise. */
    public static Optional<Tile> at(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int height = Integer.parseInt(parts.group(1));
        if (height < 1 || height > TALLEST) {
            return Optional.empty();
        }
        int level = parts.group(2).equals("data") ? DATA : Integer.parseInt(parts.group(2));
        long number = Long.parseLong(parts.group(3).replace("x", "").replace("/", ""));
        long width = parts.group(4) == null ? 1L << height : Long.parseLong(parts.group(4));
        if (level > HIGHEST || width < 1 || width > 1 << height) {
            return Optional.empty();
        }
        return Optional.of(new Tile(height, level, number, (int) width))
                .filter(tile -> tile.path().equals(path));
    }

    /**
     * Where it is found below a database, without leading slash: {@code tile/8/0/x001/x234/067}, and behind that {@code .p/3} when
     * it is not full.
     */
    public String path() {
        StringBuilder groups = new StringBuilder(String.format(Locale.ROOT, "%03d", number % GROUP));
        for (long left = number / GROUP; left > 0; left /= GROUP) {
            groups.insert(0, String.format(Locale.ROOT, "x%03d/", left % GROUP));
        }
        return "tile/" + height + "/" + (level == DATA ? "data" : level) + "/" + groups
                + (isFull() ? "" : ".p/" + width);
    }

    /** Whether it holds as many hashes as fit. */
    public boolean isFull() {
        return width == 1 << height;
    }

    /** The first node whose hash it holds, counted from 0 at its lowest level; of a data tile the first record. */
    public long first() {
        return number << height;
    }

    /**
     * The hashes in the bytes of such a tile, in order.
     *
     * @throws IllegalArgumentException when there are more or fewer bytes than it has
     */
    public List<Hash> hashes(byte[] bytes) {
        if (bytes.length != width * Hash.BYTES) {
            throw new IllegalArgumentException(
                    path() + " must have " + width * Hash.BYTES + " bytes: it has " + bytes.length);
        }
        List<Hash> hashes = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += Hash.BYTES) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, from, from + Hash.BYTES)));
        }
        return hashes;
    }

    /** The hash that its parent has of a full tile with these bytes. */
    public Hash hash(byte[] bytes) {
        return new MerkleTree(hashes(bytes)).root();
    }

    @Override
    public String toString() {
        return path();
    }
}
