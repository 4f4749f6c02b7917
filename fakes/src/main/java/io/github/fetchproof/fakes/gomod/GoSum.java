package io.github.fetchproof.fakes.gomod;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A go.sum file: the hashes that modules must have. Immutable.
 *
 * <p>Lines are held in the order the go command writes: by module, then by version, the zip's line before that of its go.mod,
 * without duplicates. Hashes of unknown algorithms are kept. See https://go.dev/ref/mod#go-sum-files.
 *
 * @param lines sorted, each once
 */
public record GoSum(List<Line> lines) {

    /** What an old go command wrote for a module without go.mod; such lines are dropped. */
    private static final String HASH_OF_EMPTY_GO_MOD = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

    private static final String GO_MOD = "/go.mod";
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * A line of the file. Path and version are kept as they were read, valid or not.
     *
     * @param version a version for the zip, or a version and {@code /go.mod}
     */
    public record Line(String path, String version, String hash) implements Comparable<Line> {
        public Line {
            for (String field : List.of(path, version, hash)) {
                if (field.isEmpty() || BLANKS.matcher(field).find()) {
                    throw new IllegalArgumentException(
                            "a field of go.sum must not be empty or hold blanks: " + ForeignText.quoted(field));
                }
            }
        }

        /** By path, by version as a version, the zip before the go.mod, by hash. */
        @Override
        public int compareTo(Line other) {
            int order = path.compareTo(other.path);
            if (order == 0) {
                order = compareVersions(versionAlone(), other.versionAlone());
            }
            if (order == 0) {
                order = file().compareTo(other.file());
            }
            return order != 0 ? order : hash.compareTo(other.hash);
        }

        private String versionAlone() {
            int slash = version.indexOf('/');
            return slash < 0 ? version : version.substring(0, slash);
        }

        private String file() {
            int slash = version.indexOf('/');
            return slash < 0 ? "" : version.substring(slash);
        }

        @Override
        public String toString() {
            return path + " " + version + " " + hash;
        }
    }

    public GoSum {
        lines = List.copyOf(new TreeSet<>(lines));
    }

    /** A file without lines. */
    public static GoSum empty() {
        return new GoSum(List.of());
    }

    /**
     * Reads a go.sum file.
     *
     * @throws IllegalArgumentException when a line that is not blank has other than three fields; names its number
     */
    public static GoSum parse(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> raw = Arrays.asList(text.split("\n", -1));
        for (int i = 0; i < raw.size(); i++) {
            List<String> fields = BLANKS.splitAsStream(raw.get(i))
                    .filter(field -> !field.isEmpty())
                    .toList();
            if (fields.isEmpty()) {
                continue;
            }
            if (fields.size() != 3) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + " of go.sum must have 3 fields: it has " + fields.size());
            }
            if (!fields.get(2).equals(HASH_OF_EMPTY_GO_MOD)) {
                lines.add(new Line(fields.get(0), fields.get(1), fields.get(2)));
            }
        }
        return new GoSum(lines);
    }

    private static int compareVersions(String a, String b) {
        var first = Semver.parse(a);
        var second = Semver.parse(b);
        int order = first.isPresent() && second.isPresent()
                ? Semver.PRECEDENCE.compare(first.get(), second.get())
                : Boolean.compare(first.isPresent(), second.isPresent());
        return order != 0 ? order : a.compareTo(b);
    }

    /** The hashes that are listed for the zip of {@code module}, of whatever algorithm; none when it is not listed. */
    public List<String> hashes(ModuleVersion module) {
        return hashes(module.path().value(), module.version().value());
    }

    /** The hashes that are listed for the go.mod of {@code module}. */
    public List<String> goModHashes(ModuleVersion module) {
        return hashes(module.path().value(), module.version().value() + GO_MOD);
    }

    private List<String> hashes(String path, String version) {
        return lines.stream()
                .filter(line -> line.path().equals(path) && line.version().equals(version))
                .map(Line::hash)
                .toList();
    }

    /** This file with a hash for the zip of {@code module}; the same when it is listed already. */
    public GoSum with(ModuleVersion module, Hash1 hash) {
        return with(new Line(module.path().value(), module.version().value(), hash.value()));
    }

    /** This file with a hash for the go.mod of {@code module}. */
    public GoSum withGoMod(ModuleVersion module, Hash1 hash) {
        return with(new Line(module.path().value(), module.version().value() + GO_MOD, hash.value()));
    }

    /** This file and the lines of another. */
    public GoSum and(GoSum other) {
        return and(other.lines);
    }

    private GoSum with(Line line) {
        return and(List.of(line));
    }

    private GoSum and(Collection<Line> more) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(more);
        return new GoSum(all);
    }

    /** The text of the file: {@code path version hash} with single spaces, each line ended by a newline. */
    public String render() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
