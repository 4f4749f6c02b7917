package io.github.fetchproof.fakes.git;

import io.github.fetchproof.fakes.world.Repository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;

/**
 * A repository as {@code git fetch} meets it. The repository lies in memory; threads may share it.
 *
 * <p>It speaks versions 0 and 2 of git's protocol, fetches to a depth, and gives any commit to who knows its id, as Go needs. What a
 * client asks wrongly is answered in the protocol, as an error that it prints. See https://git-scm.com/docs/gitprotocol-http and
 * https://git-scm.com/docs/gitprotocol-v2.
 */
public final class UploadPackService {

    /** The name of the service: in queries, in URLs, and as a command. */
    public static final String NAME = "git-upload-pack";

    /** 16 MiB, the most that a request may take uncompressed. */
    public static final int MOST_BYTES = 16 << 20;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final InMemoryRepository stored;

    private UploadPackService(InMemoryRepository stored) {
        this.stored = stored;
    }

    /** The service of a repository. */
    public static UploadPackService of(Repository repository) {
        try {
            return new UploadPackService(Storage.of(repository));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The body of the answer to {@code GET info/refs?service=git-upload-pack}, of type {@code
     * application/x-git-upload-pack-advertisement}.
     *
     * @param gitProtocol the header {@code Git-Protocol}, for instance {@code version=2}; empty when there is none
     */
    public byte[] advertisement(String gitProtocol) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        UploadPack pack = pack(gitProtocol, false);
        try {
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(page)), NAME);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return page.toByteArray();
    }

    /**
     * The body of the answer to {@code POST git-upload-pack}, of type {@code application/x-git-upload-pack-result}.
     *
     * @param gitProtocol the header {@code Git-Protocol}; empty when there is none
     * @param request the whole body of the request, which may be compressed with gzip
     * @throws IllegalArgumentException when it is longer than {@link #MOST_BYTES}, or damaged as gzip
     */
    public byte[] answer(String gitProtocol, byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        // From memory, or JGit would wait for more than one command in version 2.
        upload(pack(gitProtocol, false), new ByteArrayInputStream(plain(request)), answer);
        return answer.toByteArray();
    }

    /**
     * Talks with a client that stays, as over SSH, until it has what it wants. The streams are left open.
     *
     * @param gitProtocol the variable {@code GIT_PROTOCOL}; empty when there is none
     */
    void converse(String gitProtocol, InputStream in, OutputStream out) {
        upload(pack(gitProtocol, true), in, out);
    }

    private UploadPack pack(String gitProtocol, boolean stays) {
        UploadPack pack = new UploadPack(stored);
        pack.setBiDirectionalPipe(stays);
        // Not RequestPolicy.ANY, which gives any commit too but does not say so, and then git does not ask.
        pack.setRequestValidator((asked, wants) -> {});
        pack.setExtraParameters(List.of(gitProtocol.split(":")));
        PackConfig config = new PackConfig(stored);
        config.setThreads(1); // no pool for repositories this small, and the same pack every time
        pack.setPackConfig(config);
        return pack;
    }

    private static void upload(UploadPack pack, InputStream in, OutputStream out) {
        try {
            pack.upload(in, out, null);
        } catch (ServiceMayNotContinueException | UploadPackInternalServerErrorException told) {
            // It stands in the answer.
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static byte[] plain(byte[] request) {
        boolean compressed = request.length > 1 && request[0] == GZIP[0] && request[1] == GZIP[1];
        byte[] plain = compressed ? uncompressed(request) : request;
        if (plain.length > MOST_BYTES) {
            throw new IllegalArgumentException("a request to git must take at most " + MOST_BYTES + " bytes");
        }
        return plain;
    }

    private static byte[] uncompressed(byte[] request) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(request))) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (IOException damaged) {
            throw new IllegalArgumentException("a compressed request to git must be whole", damaged);
        }
    }
}
