package io.github.fetchproof.harness.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.PacketLineIn;

/**
 * What a repository says it has. Immutable.
 *
 * @param refs full name, {@code refs/tags/v1.0.0} or {@code HEAD}, to the id of what it names: a commit or an annotation
 * @param peeled full name of an annotated tag to the id of the commit it is about
 * @param capabilities what else the server can do, {@code shallow} for instance
 * @see <a href="https://git-scm.com/docs/gitprotocol-http#_smart_clients">smart clients</a>
 */
public record Advertisement(Map<String, String> refs, Map<String, String> peeled, Set<String> capabilities) {

    private static final String SERVICE = "# service=git-upload-pack";
    private static final String PEELED = "^{}";
    private static final String TAGS = "refs/tags/";

    /** The name in the place of a ref when there is none. */
    private static final String NOTHING = "capabilities^{}";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

    public Advertisement {
        refs = Collections.unmodifiableMap(new LinkedHashMap<>(refs));
        peeled = Collections.unmodifiableMap(new LinkedHashMap<>(peeled));
        capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
    }

    /**
     * Reads the page at {@code info/refs}.
     *
     * @throws IllegalArgumentException when it is not git's, a web page for instance, or of a version that was not asked for
     */
    public static Advertisement parse(byte[] page) {
        PacketLineIn lines = new PacketLineIn(new ByteArrayInputStream(page));
        try {
            if (!lines.readString().equals(SERVICE) || !PacketLineIn.isEnd(lines.readString())) {
                throw new IllegalArgumentException("a page of refs must begin with its service");
            }
            return refs(lines);
        } catch (IOException broken) {
            throw new IllegalArgumentException("a page of refs must be in git's format: " + broken.getMessage());
        }
    }

    /**
     * Reads how a conversation begins, as over SSH, and no byte more.
     *
     * @throws IOException when it breaks off, or is not in git's format
     * @throws IllegalArgumentException when a line has no ref
     */
    public static Advertisement read(InputStream conversation) throws IOException {
        return refs(new PacketLineIn(conversation));
    }

    private static Advertisement refs(PacketLineIn lines) throws IOException {
        Map<String, String> refs = new LinkedHashMap<>();
        Map<String, String> peeled = new LinkedHashMap<>();
        Set<String> capabilities = new LinkedHashSet<>();
        for (String line = lines.readString(); !PacketLineIn.isEnd(line); line = lines.readString()) {
            int nul = line.indexOf('\0');
            if (nul >= 0) {
                Collections.addAll(capabilities, line.substring(nul + 1).strip().split(" "));
            }
            String ref = nul < 0 ? line : line.substring(0, nul);
            int blank = ref.indexOf(' ');
            String id = ref.substring(0, Math.max(0, blank));
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("a ref must be an SHA-1 and a name");
            }
            String name = ref.substring(blank + 1);
            if (name.endsWith(PEELED) && !name.equals(NOTHING)) {
                peeled.put(name.substring(0, name.length() - PEELED.length()), id);
            } else if (!name.equals(NOTHING)) {
                refs.put(name, id);
            }
        }
        return new Advertisement(refs, peeled, capabilities);
    }

    /** The id that a full name stands for. */
    public Optional<String> id(String name) {
        return Optional.ofNullable(refs.get(name));
    }

    /** Name of each tag, {@code v1.0.0}, to the id of the commit it is about. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        refs.forEach((name, id) -> {
            if (name.startsWith(TAGS)) {
                tags.put(name.substring(TAGS.length()), peeled.getOrDefault(name, id));
            }
        });
        return tags;
    }

    /** The ids of all branches and tags. */
    public Collection<String> tips() {
        Set<String> tips = new LinkedHashSet<>();
        refs.forEach((name, id) -> {
            if (name.startsWith("refs/heads/") || name.startsWith(TAGS)) {
                tips.add(id);
            }
        });
        return tips;
    }
}
