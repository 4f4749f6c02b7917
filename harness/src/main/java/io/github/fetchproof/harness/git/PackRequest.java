package io.github.fetchproof.harness.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.PacketLineOut;

/**
 * What is asked of {@code git-upload-pack} by one who has nothing yet. Immutable.
 *
 * @param wants ids that the server advertised, at least one
 * @param depth how many commits back from each, 0 for all
 * @param capabilities which of the server's are made use of
 * @see <a href="https://git-scm.com/docs/gitprotocol-pack#_packfile_negotiation">packfile negotiation</a>
 */
public record PackRequest(List<String> wants, int depth, Set<String> capabilities) {

    private static final String SHALLOW = "shallow";
    private static final String BANDS = "side-band-64k";

    public PackRequest {
        wants = List.copyOf(wants);
        capabilities = Set.copyOf(capabilities);
        if (wants.isEmpty() || depth < 0) {
            throw new IllegalArgumentException("a request for a pack needs an id, and a depth of 0 or more: " + depth);
        }
    }

    /**
     * For some commits.
     *
     * @param depth how many back from each, 0 for all; not heeded where the server knows no depths
     */
    public static PackRequest of(Advertisement server, Collection<String> wants, int depth) {
        Set<String> both = Stream.of(BANDS, "no-progress", "ofs-delta", SHALLOW)
                .filter(server.capabilities()::contains)
                .collect(Collectors.toSet());
        return new PackRequest(List.copyOf(wants), both.contains(SHALLOW) ? depth : 0, both);
    }

    /** Whether the pack comes in packets of several bands, rather than as it is. */
    boolean isBanded() {
        return capabilities.contains(BANDS);
    }

    /** What ends a conversation in which nothing is wanted. */
    public static byte[] nothing() {
        return "0000".getBytes(US_ASCII);
    }

    /** The body of the request, of type {@code application/x-git-upload-pack-request}; over SSH all that is said. */
    public byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(body);
        try {
            String asked = " " + capabilities.stream().sorted().collect(Collectors.joining(" "));
            for (String want : wants) {
                lines.writeString("want " + want + asked + "\n");
                asked = "";
            }
            if (depth > 0) {
                lines.writeString("deepen " + depth + "\n");
            }
            lines.end();
            lines.writeString("done\n");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return body.toByteArray();
    }
}
