package io.github.fetchproof.harness.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A {@code GOPROXY} list: where to ask, in which order, and after which failure to go on. Immutable.
 *
 * @param entries in order, at least one; {@code off} and {@code direct} only at the end
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">GOPROXY protocol</a>
 * @see <a href="https://go.dev/ref/mod#environment-variables">environment variables</a>
 */
public record Fallback(List<Entry> entries) {
    /** What go uses when {@code GOPROXY} is not set (LIST-015). */
    public static final String DEFAULT = "https://proxy.golang.org,direct";

    public Fallback {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a list must have at least one entry");
        }
        for (Entry entry : entries.subList(0, entries.size() - 1)) {
            if (entry.kind != Kind.PROXY) {
                throw new IllegalArgumentException(entry.text + " must be the last entry: " + entries);
            }
        }
    }

    /** What an entry is. */
    public enum Kind {
        /** A module proxy. */
        PROXY,
        /** The origin of the module itself, by version control. */
        DIRECT,
        /** No source at all. */
        OFF
    }

    /**
     * One entry.
     *
     * @param text a URL with scheme {@code http}, {@code https} or {@code file}; or {@code direct} or {@code off}
     * @param anyError whether any error leads to the next entry (it was followed by {@code |}), not just "not found"
     */
    public record Entry(Kind kind, String text, boolean anyError) {}

    /** How an entry failed. */
    public enum Failure {
        /** It definitely does not have it: 404 or 410. */
        NOT_FOUND,
        /** Anything else: another status, a refusal, a time-out, exhausted retries, an open breaker, a bad checksum. */
        ERROR
    }

    /**
     * Reads the value of {@code GOPROXY}. Blanks around entries and empty entries do not count, what follows {@code off}
     * or {@code direct} is ignored, {@code https://} is put before an entry that lacks a scheme and is not a bare word
     * (LIST-010 to LIST-017).
     *
     * @param goproxy an empty one means {@link #DEFAULT}
     * @throws IllegalArgumentException a sentence for the user, passwords left out, when any entry that counts is wrong or
     *     there is none
     */
    public static Fallback parse(String goproxy) {
        List<Entry> entries = new ArrayList<>();
        String rest = goproxy.isEmpty() ? DEFAULT : goproxy;
        while (!rest.isEmpty()) {
            int end = separator(rest);
            boolean anyError = end < rest.length() && rest.charAt(end) == '|';
            String text = rest.substring(0, end).strip();
            rest = rest.substring(Math.min(end + 1, rest.length()));
            if (text.equals("off") || text.equals("direct")) {
                entries.add(new Entry(text.equals("off") ? Kind.OFF : Kind.DIRECT, text, false));
                break;
            }
            if (!text.isEmpty()) {
                entries.add(new Entry(Kind.PROXY, ProxyUrl.checked(text), anyError));
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("GOPROXY must name at least one source: \"" + goproxy + "\"");
        }
        return new Fallback(entries);
    }

    private static int separator(String list) {
        int at = 0;
        while (at < list.length() && list.charAt(at) != ',' && list.charAt(at) != '|') {
            at++;
        }
        return at;
    }

    /**
     * The entry to ask after one has failed; empty when the failure is final. What counts is the separator after the
     * failing entry: after {@code ,} only "not found" leads on, so that an outage never sends a private module's name
     * elsewhere (LIST-001 to LIST-006).
     *
     * @param index of the entry that failed
     */
    public OptionalInt next(int index, Failure failure) {
        boolean goesOn = failure == Failure.NOT_FOUND || entries.get(index).anyError;
        return goesOn && index + 1 < entries.size() ? OptionalInt.of(index + 1) : OptionalInt.empty();
    }

    /**
     * Which entry's failure to report when all failed: that of {@code direct}, else the last error of a proxy, else the
     * last "not found" (LIST-018). {@code off} has nothing to say when a proxy failed with an error.
     *
     * @param failures how the entries failed, from the first on, as far as they were asked; at least one
     * @return the index of an entry
     */
    public int toReport(List<Failure> failures) {
        if (failures.isEmpty() || failures.size() > entries.size()) {
            throw new IllegalArgumentException(
                    "there must be from 1 to " + entries.size() + " failures: " + failures.size());
        }
        int last = failures.size() - 1;
        if (entries.get(last).kind == Kind.DIRECT) {
            return last;
        }
        for (int index = last; index >= 0; index--) {
            if (failures.get(index) == Failure.ERROR && entries.get(index).kind == Kind.PROXY) {
                return index;
            }
        }
        return last;
    }
}
